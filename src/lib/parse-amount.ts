import { memoize } from './memoize'

// Locales put bidi marks, which are format characters, around amounts.
const MARKS = /\p{Cf}/gu
// Before or after the amount, or a pair of parentheses; locales print a minus sign that is no hyphen.
const MINUS = /^(\D*)[-\u2212]|[-\u2212](\D*)$|^\((.+)\)$/
// A code, a short word or a symbol on either side of the digits: `USD`, `FCFA`, `kr`, `zł`, `руб.`, `US$`, `€`. Both sides
// read the same, and so cost little once they are compressed.
const AMOUNT =
  /^(?:[A-Z]{3,4}|\p{L}{1,3}\.|\p{L}{0,2})\p{Sc}?\s*([.,]?\d(?:[\d.,'\u2019\s]*\d)?)\s*(?:[A-Z]{3,4}|\p{L}{1,3}\.|\p{L}{0,2})\p{Sc}?\s*$/u
// Groups by one separator, the last of three, the decimal one being another; lakhs and crores are `1,23,456`.
const GROUPED = /^[1-9]\d{0,2}([.,'\u2019\s])(?:\d{2,3}\1)*\d{3}(?:(?!\1)[.,]\d+)?$/

/**
 * Reads an amount of money as people write it: `$1,234.50`, `1.234,50 €`, `19,99`, `1 234,5 kr`,
 * `USD 12`, `(5.00)`, `-5`. What JavaScript's `Number` accepts is taken as that. A lone point is a
 * decimal point (`$1.234` is 1.234); a lone comma before exactly three digits groups thousands
 * (`1,234` is 1234) where they can be a group (`0,123` and `1234,567` are decimals).
 *
 * @returns a finite number, or undefined for everything else
 */
export function parseAmount(value: unknown): number | undefined {
  const amount = typeof value === 'string' ? parseText(value) : value
  // From 1e21 on a number is written with a plus sign, which a request would take for a space.
  if (typeof amount === 'number' && Math.abs(amount) < 1e21) return amount
}

/** NaN where it is no amount. */
const parseText = memoize((text) => {
  // No amount is this long, and a huge string would cost time in the expressions.
  const plain = text.trim() && text.length < 65 ? Number(text) : -Infinity
  if (!isNaN(plain)) return plain
  const signed = text.replace(MARKS, '').trim()
  const amount = signed.replace(MINUS, '$1$2$3')
  const digits = AMOUNT.exec(amount)?.[1] ?? '-'
  const [, separator = ''] = (isNaN(Number(digits)) && GROUPED.exec(digits)) || []
  const number = Number(digits.split(separator).join('').replace(',', '.'))
  return amount === signed ? number : -number
})
