/** Matomo keeps no more of a title or an event, and a request with a few such texts is small enough for a beacon (64 KiB). */
const MAX_LENGTH = 4096

/** A NUL, or a code unit that may be half of a character. Most texts have neither, and need no replacing. */
const SUSPECT = /[\0\ud800-\udfff]/

/**
 * Two UTF-16 code units that are one character, or else a NUL or a half of such a pair. Written without the flag `u`,
 * with which WebKit before 2024 takes pairs apart (https://bugs.webkit.org/show_bug.cgi?id=267011).
 */
const PAIR_OR_BAD = /([\ud800-\udbff][\udc00-\udfff])|[\0\ud800-\udfff]/g

/**
 * Makes a text fit to be sent. Halves of surrogate pairs are removed, because `encodeURIComponent` throws at them. NULs are
 * removed, because Matomo takes them for blanks, and refuses a text of nothing else.
 *
 * @param maxLength - where the text is cut, in UTF-16 code units; the default is 4,096
 */
export function cleanText(text: string, maxLength = MAX_LENGTH): string {
  const short = text.length > maxLength ? text.slice(0, maxLength) : text
  // The limit may have cut a pair in two: its first half is removed as well.
  return SUSPECT.test(short) ? short.replace(PAIR_OR_BAD, '$1') : short
}
