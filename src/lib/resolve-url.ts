import { cleanText } from './clean-text'

/**
 * Hardly any server takes a longer address. A page's URL and its referrer of this length fit into a beacon (64 KiB), and
 * matomo.js finds a campaign's parameters at their end. Matomo itself keeps the first 1,024 characters.
 */
const MAX_LENGTH = 16_384

const SCHEME = /^[a-z][a-z\d+.-]*:/
const SCHEME_IN_ANY_CASE = /^[a-z][a-z\d+.-]*:/i

/**
 * Makes a URL absolute, and cuts it at 16,384 characters. An absolute URL, an empty text and a text that is no URL stay as they
 * are. Only a scheme in capitals is written in small letters, because matomo.js takes such a URL for a relative one.
 */
export function resolveUrl(url: string, base: string): string {
  const clean = cleanText(url, MAX_LENGTH)
  if (clean === '') return clean
  if (SCHEME.test(clean)) return clean
  if (SCHEME_IN_ANY_CASE.test(clean)) return withSmallScheme(clean)
  try {
    return new URL(clean, base).href
  } catch {
    return clean
  }
}

function withSmallScheme(url: string): string {
  return url.replace(SCHEME_IN_ANY_CASE, (scheme) => scheme.toLowerCase())
}
