import { decodeUrl } from '../lib/decode-url'
import { resolveUrl } from '../lib/resolve-url'

/** A URL as Matomo gets it: absolute, and decoded so that people can read it and one page has one URL. */
export function toMatomoUrl(url: string, base: string): string {
  return decodeUrl(resolveUrl(url, base))
}
