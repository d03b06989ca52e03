import { parseDigits } from './parse-digits'

/** A text with exactly one number in it. */
export interface AmountParts {
  /** What stands before the number, without a sign. */
  readonly before: string
  readonly number: number
  /** What stands after the number, without a sign. It begins with a blank if the text has one there. */
  readonly after: string
}

/** What locales write for characters of ASCII: marks of direction, dashes and minus signs, apostrophes, Arabic separators. */
const TO_ASCII: readonly (readonly [pattern: RegExp, ascii: string])[] = [
  [/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, ''],
  [/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-'],
  [/\u2019/g, "'"],
  [/[\u066b\uff0e]/g, '.'],
  [/[\u066c\uff0c]/g, ','],
  [/\uff08/g, '('],
  [/\uff09/g, ')'],
  [/\s/g, ' '],
]

/** Arabic, Persian, Devanagari, Bengali, Burmese and wide digits. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u1040-\u1049\uff10-\uff19]/g

/** From the first digit on, as long as digits and separators follow. */
const NUMBER = /\d(?:[\d.,' ]*\d)?/
/** The number in parentheses, perhaps with a currency outside: accountants write negative amounts this way. */
const ENCLOSED = /^([^()\d]*)\(([^()]*\d[^()]*)\)([^()\d]*)$/
/** A point or comma with which a number begins, as in `$.50`. A point after a letter ends an abbreviation, as in `Rs.12`. */
const LEADING_POINT = /(?:^|[ $\u00a3\u00a5\u20ac+-])[.,]$/
/** Dashes in place of the cents, as in `20,-` and `20.--`. */
const NO_CENTS = /^ ?[.,] ?--?/
/** A sign before the number, and before or after its currency: `-$5`, `$-5`. */
const LEADING_SIGN = /^[-+]|[-+]$/
/** A sign after the number, as in `5-` and `5,00- EUR`, but not in `1.0-beta`. */
const TRAILING_SIGN = /^[-+](?![a-z])/i

/** Splits a text that holds exactly one number, with at most one sign. For another text, nothing is returned. */
export function splitAmount(text: string): AmountParts | undefined {
  const plain = toAscii(text)
  const enclosed = ENCLOSED.exec(plain)
  if (!enclosed) return splitSigned(plain)
  // Parentheses are a sign already.
  if (/[-+]/.test(plain)) return undefined
  const parts = splitSigned(enclosed.slice(1).join(''))
  return parts && { ...parts, number: -parts.number }
}

function toAscii(text: string): string {
  let ascii = text
  for (const [pattern, replacement] of TO_ASCII) ascii = ascii.replace(pattern, replacement)
  return ascii.replace(OTHER_DIGITS, valueOfDigit).trim()
}

/** The last four bits of these digits count from 0, or from 6 in the scripts of India. */
function valueOfDigit(digit: string): string {
  const bits = digit.charCodeAt(0) % 16
  return String(/[\u0966-\u09ef]/.test(digit) ? bits - 6 : bits)
}

function splitSigned(text: string): AmountParts | undefined {
  const match = NUMBER.exec(text)
  if (!match) return undefined
  let before = text.slice(0, match.index)
  let digits = match[0]
  if (LEADING_POINT.test(before)) {
    digits = before.slice(-1) + digits
    before = before.slice(0, -1)
  }
  const leading = LEADING_SIGN.exec(before.trim())?.[0] ?? ''
  const rest = text.slice(match.index + match[0].length)
  const after = rest.replace(NO_CENTS, '')
  const trailing = TRAILING_SIGN.exec(after)?.[0] ?? ''
  const number = after === rest ? parseDigits(digits) : parseWholeAmount(digits)
  const hasOneNumber = number !== undefined && !/\d/.test(after)
  const sign = leading + trailing
  if (!hasOneNumber || sign.length > 1) return undefined
  return {
    before: before.trim().replace(LEADING_SIGN, '').trim(),
    number: sign === '-' ? -number : number,
    after: after.slice(trailing.length),
  }
}

/** Digits before dashes that stand for the cents: every separator among them groups, as in `5.000,-`. */
function parseWholeAmount(digits: string): number | undefined {
  return parseDigits(`${digits}${digits.includes('.') ? ',' : '.'}0`)
}
