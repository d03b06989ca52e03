const ODD = /[\0\ud800-\udfff]/

/**
 * A text that can be sent: without lone surrogates, at which `encodeURIComponent` throws, without NUL, which Matomo takes
 * for a blank and refuses where nothing else is left, and of 4,096 UTF-16 code units at most. Matomo keeps no more of a
 * URL, a title or an event, and a request of a few such texts stays below what a beacon may carry (64 KiB).
 */
export function cleanText(text: string): string {
  // With the flag `u`, surrogates in pairs are none. It takes its time: most texts have nothing of the kind.
  return text.length > 4096 || ODD.test(text) ? text.slice(0, 4096).replace(/[\0\p{Surrogate}]/gu, '') : text
}
