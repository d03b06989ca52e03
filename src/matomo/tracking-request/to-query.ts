/** Parameters of a request. */
export type Parameters = Readonly<Record<string, unknown>>

/**
 * Parameters as a query string, in their order. What is not given is left out, where matomo.js writes a word, such as `null`.
 * Throws at a lone surrogate, as matomo.js does.
 */
export function toQuery(parameters: Parameters): string {
  return Object.entries(parameters)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
}
