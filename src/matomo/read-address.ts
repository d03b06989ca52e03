/**
 * The URL that matomo.js takes from the address bar when it starts: percent-decoded as a whole, even where that changes the
 * meaning, as with `%26`.
 *
 * @returns `undefined` for a malformed address, since it is not known here what matomo.js makes of that
 */
export function readAddress(href: string): string | undefined {
  try {
    return decodeURIComponent(href)
  } catch {
    return undefined
  }
}
