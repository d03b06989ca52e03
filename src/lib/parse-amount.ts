import { CURRENCY_SIGNS, isCurrency } from './currency'
import {
  isDateWord,
  isMagnitudeWord,
  isNoMoneyEnding,
  isThousandsWord,
  isVersionWord,
} from './no-money-words'
import { memoize } from './memoize'
import { MAX_LENGTH, parsePlainNumber } from './parse-plain-number'
import { sendableNumber } from './sendable-number'
import { splitAmount } from './split-amount'

/** The letters of all scripts, roughly: the class of all letters is a syntax error before Firefox 78. */
const LETTERS = 'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u3005-\\ud7ff\\uf900-\\ufdfb'

const NO_LETTERS = /* @__PURE__ */ new RegExp(`[^${LETTERS}]+`)
const ALLOWED_BEFORE = /* @__PURE__ */ new RegExp(`^[${LETTERS}${CURRENCY_SIGNS} ./]*$`)
const ALLOWED_AFTER = /* @__PURE__ */ new RegExp(`^[${LETTERS}${CURRENCY_SIGNS} .,/*+'-]*$`)
const GLUED_WORD = /* @__PURE__ */ new RegExp(`^[${LETTERS}]+`)

/** A word before the number has at most so many letters. */
const MAX_LETTERS_BEFORE = 4
/** A word that is glued to the number has at most so many letters, if it is no currency. */
const MAX_LETTERS_GLUED = 2

/**
 * Reads an amount of money as people write it: a number, or a text with exactly one number in it. Before the number there may
 * be a sign, a currency sign or a word of at most four letters, and after it words: `$1,234.50`, `1.234,50 \u20ac`,
 * `1 234,5 kr`, `usd 12`, `20 Euro`, `5 \u20ac/mo`, `20,-`, `(5.00)`, `-5`. A text that JavaScript reads as a number is that
 * number. How separators are read: see {@link parseDigits}.
 *
 * @returns a finite number, or undefined for everything else, such as `10k`, `10%`, `5-10` and dates
 */
export function parseAmount(value: unknown): number | undefined {
  return typeof value === 'string' ? parseText(value) : sendableNumber(value)
}

const parseText = /* @__PURE__ */ memoize((text) => {
  const plain = parsePlainNumber(text)
  if (plain !== undefined) return sendableNumber(plain)
  const parts = text.length <= MAX_LENGTH ? splitAmount(text) : undefined
  if (!parts) return undefined
  const isMoney = mayStandBefore(parts.before) && mayStandAfter(parts.after)
  return isMoney ? sendableNumber(parts.number) : undefined
})

function mayStandBefore(text: string): boolean {
  const words = wordsOf(text)
  const isMoney = !words.some((word) => isDateWord(word) || isVersionWord(word) || isThousandsWord(word))
  return isMoney && ALLOWED_BEFORE.test(text) && words.join('').length <= MAX_LETTERS_BEFORE
}

function mayStandAfter(text: string): boolean {
  const outside = text.replace(/\([^()]*\)/g, ' ')
  if (!ALLOWED_AFTER.test(outside) || outside.startsWith('-') || outside.endsWith('-')) return false
  const glued = GLUED_WORD.exec(outside)?.[0] ?? ''
  if (isNoMoneyEnding(glued) || (glued.length > MAX_LETTERS_GLUED && !isCurrency(glued))) return false
  // After a slash stands what the amount is for: `5 \u20ac/m` is the price of a month or a metre.
  const ofAmount = outside.replace(/\/.*/, '')
  return !wordsOf(ofAmount).some((word) => isMagnitudeWord(word) || isDateWord(word))
}

function wordsOf(text: string): string[] {
  return text.split(NO_LETTERS).filter((word) => word !== '')
}
