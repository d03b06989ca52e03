/**
 * The URL that matomo.js takes from the address bar when it starts: percent-decoded as a whole, also where that changes the
 * meaning, as of `%26`. What matomo.js makes of a malformed address is not known here.
 */
export function readAddress(href: string): string | undefined {
  try {
    return decodeURIComponent(href)
  } catch {
    return undefined
  }
}
