/**
 * How long a text may be, in UTF-16 code units. Matomo keeps at most 4,096 characters of a URL, a title or an event,
 * and a request of a few such texts stays below what a beacon may carry (64 KiB) and a server usually accepts.
 */
const MAX_LENGTH = 4096

// Surrogates in pairs are looked at as well: rare enough.
const ODD = /[\0\ud800-\udfff]/

/**
 * A text that can be sent: not too long, without lone surrogates, at which `encodeURIComponent` throws, and without
 * NUL, which Matomo takes for a blank and refuses where nothing else is left.
 */
export function cleanText(text: string): string {
  if (text.length <= MAX_LENGTH && !ODD.test(text)) return text
  return text
    .replace(/\0/g, '')
    .slice(0, MAX_LENGTH)
    .replace(/\p{Surrogate}/gu, '\ufffd')
}
