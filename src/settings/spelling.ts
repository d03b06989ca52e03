import { memoize } from '../lib/memoize'

/** What two spellings of a name have in common. */
export interface Spelling {
  /** The words in lower case, with blanks between them. A capital letter starts a word: `signUp` is `sign up`. */
  readonly words: string
  /**
   * The same, with words between separators alone: `YouTube opened` is `youtube opened`. A name without separators has
   * only the words above.
   */
  readonly plainWords: string
  /** The letters and digits in lower case. */
  readonly letters: string
}

/** Blanks and punctuation. The letters of all languages stay, and so do emoji. */
const SEPARATORS =
  /[\s!-/:-@[-`{-~\u00a1\u00ab\u00b7\u00bb\u00bf\u2010-\u2027\u2030-\u205e\u3001-\u3003\u30fb]+/

/** Reads how a name is spelled. Done once for each name: the names on a page are few. */
export const spellingOf = memoize((name): Spelling => {
  const parts = name
    .normalize()
    .split(SEPARATORS)
    .filter((part) => part !== '')
  const words = parts.map(splitAtCapitals).join(' ').toLowerCase()
  const plainWords = parts.length > 1 ? parts.join(' ').toLowerCase() : words
  return { words, plainWords, letters: parts.join('').toLowerCase() }
})

function splitAtCapitals(part: string): string {
  let words = ''
  for (let index = 0; index < part.length; index++) {
    if (index > 0 && startsWord(part, index)) words += ' '
    words += part.charAt(index)
  }
  return words
}

/** Of capitals in a row, only the last starts a word, if a small letter follows: `HTMLPage` is `HTML Page`. */
function startsWord(part: string, index: number): boolean {
  return isCapital(part.charAt(index)) && (isSmall(part.charAt(index - 1)) || isSmall(part.charAt(index + 1)))
}

function isCapital(character: string): boolean {
  return character !== character.toLowerCase()
}

function isSmall(character: string): boolean {
  return character !== character.toUpperCase()
}
