import { isCurrency } from './currency'
import { memoize } from './memoize'
import { isDateWord, isMagnitudeWord } from './no-money-words'
import { readNumberText } from './read-number-text'
import { sendableNumber } from './sendable-number'

/** What separates words beside an amount. Currency signs of ASCII, Latin-1 and their own block of Unicode are no words. */
const SEPARATORS = /[ .,/*+'$\u00a3-\u00a5\u20a0-\u20cf-]+/

/** Percent and other signs, brackets and fractions: a number beside them is no amount of money. */
const NO_MONEY_SIGNS =
  /[%\u066a\u2030\u2031<=>~#@^|{}[\]()\\_;:?!&"\u00a2\u00b1\u00bc-\u00be\u00d7\u2200-\u22ff]/

/** How many letters the words before the number have at most, all of them together. */
const MAX_LETTERS_BEFORE = 4

/**
 * Reads an amount of money as people write it: a number, or a text with exactly one number in it. Before the number there may
 * be a sign, a currency sign or a word of at most four letters, and after the number words: `$1,234.50`, `1.234,50 \u20ac`,
 * `1 234,5 kr`, `usd 12`, `20 Euro`, `5 \u20ac/mo`, `20,-`, `(5.00)`, `-5`. A text that JavaScript reads as a number is that
 * number.
 *
 * @returns a finite number, or undefined for everything else, such as `10k`, `10%`, `5-10` and dates
 */
export function parseAmount(value: unknown): number | undefined {
  return typeof value === 'string' ? parseText(value) : sendableNumber(value)
}

const parseText = /* @__PURE__ */ memoize((text) =>
  readNumberText(text, (before, after) => mayStandBefore(before) && mayStandAfter(after)),
)

function mayStandBefore(text: string): boolean {
  const words = text.split(SEPARATORS)
  const isMoney = !NO_MONEY_SIGNS.test(text) && !/[,*+'-]/.test(text)
  const isDateOrVersion = words.some((word) => isDateWord(word) || word === 'v')
  return isMoney && !isDateOrVersion && words.join('').length <= MAX_LETTERS_BEFORE
}

function mayStandAfter(text: string): boolean {
  const outside = text.replace(/\([^()]*\)/g, ' ')
  if (NO_MONEY_SIGNS.test(outside) || outside.startsWith('-') || outside.endsWith('-')) return false
  // What stands after a slash is what the amount is for: `5 \u20ac/m` is the price of a month or a metre.
  const words = outside.replace(/\/.*/, '').split(SEPARATORS)
  // The first word is empty if a blank follows the number. If it is glued to the number, as in `5th`, only a currency will do.
  if (words[0] && !isCurrency(words[0])) return false
  return !words.some((word) => isMagnitudeWord(word) || isDateWord(word))
}
