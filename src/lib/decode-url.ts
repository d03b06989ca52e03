import { memoize } from './memoize'

/** The percent-encoded bytes of one character in UTF-8, by the first byte: one byte, two, three or four. */
const CHARACTER =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/gi

/**
 * Decodes a URL so that people can read it: exactly what `decodeURI` decodes, except `%25` and control characters. The
 * characters that separate the parts of a URL, such as `%26`, `%23` and `%2F`, stay encoded, and so does a malformed
 * sequence, while the rest is decoded.
 */
export function decodeUrl(url: string): string {
  return url.includes('%') ? decodeEncoded(url) : url
}

/** Memoized: all events of a page have the URL of the page, and decoding a URL takes longer than the rest of the mapping. */
const decodeEncoded = /* @__PURE__ */ memoize((url) => url.replace(CHARACTER, decodeCharacter))

function decodeCharacter(encoded: string, offset: number, url: string): string {
  try {
    const character = decodeURI(encoded)
    const stays =
      character === '%' ||
      isControl(character) ||
      completesSequence(character, url.slice(Math.max(0, offset - 2), offset))
    return stays ? encoded : character
  } catch {
    // The bytes look like a character and are none: they encode half of a surrogate pair, or use more bytes than needed.
    return encoded
  }
}

function isControl(character: string): boolean {
  const code = character.charCodeAt(0)
  return code < 0x20 || (code >= 0x7f && code < 0xa0)
}

/** Whether the character would make a sequence out of a percent sign that begins none: `%4%30` is not `%40`. */
function completesSequence(character: string, before: string): boolean {
  return /[\da-f]/i.test(character) && /%[\da-f]?$/i.test(before)
}
