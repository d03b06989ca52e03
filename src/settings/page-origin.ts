/**
 * `https://host` of the page. Nothing on a server, nor on a page that has no host, such as a file or an `about:srcdoc`
 * frame.
 */
export function pageOrigin(): string | undefined {
  if (typeof location === 'undefined') return undefined
  const { origin, protocol } = location
  return protocol === 'http:' || protocol === 'https:' ? origin : undefined
}
