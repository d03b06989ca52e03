import { CURRENCY_SIGNS } from './currency'
import { parseDigits } from './parse-digits'

/** A text with exactly one number in it. */
export interface AmountParts {
  /** What stands before the number, without a sign. */
  readonly before: string
  readonly number: number
  /** What stands after the number, without a sign. It begins with a blank if the text has one there. */
  readonly after: string
}

/** Soft hyphens, and the marks of direction and width that locales put around amounts. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
/** Locales print a minus sign that is no hyphen, and price tags print dashes of any length. */
const DASHES = /[\u2010-\u2015\u2212\ufe63\uff0d]/g
const APOSTROPHES = /[\u2018\u2019\u02bc]/g
const POINTS = /[\u066b\uff0e]/g
const COMMAS = /[\u066c\uff0c]/g
const PERCENT_SIGNS = /[\u066a\uff05]/g

/** The zeros of the decimal digits that locales use beside those of ASCII: Arabic, Persian, Devanagari, Bengali, wide. */
const ZEROS: readonly number[] = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10]
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g

/** From the first digit on, as long as digits and separators follow. */
const NUMBER = /\d(?:[\d.,' ]*\d)?/
/** The number in parentheses, perhaps with a currency outside: accountants write negative amounts so. */
const ENCLOSED = /^([^()\d]*)\(([^()]+)\)([^()\d]*)$/
/** A point or comma with which a number begins, as in `$.50`. One after a letter ends an abbreviation, as in `Rs.12`. */
const LEADING_POINT = /* @__PURE__ */ new RegExp(`(?:^|[ +${CURRENCY_SIGNS}-])[.,]$`)
/** Dashes in place of the cents, as in `20,-` and `20.--`. */
const NO_CENTS = /^ ?[.,] ?-{1,2}/
/** A sign after the number, as in `5-` and `5,00- EUR`. */
const TRAILING_SIGN = /* @__PURE__ */ new RegExp(`^[-+](?=$|[ ${CURRENCY_SIGNS}])`)

/** Splits a text that holds exactly one number, with at most one sign. Other texts have no parts. */
export function splitAmount(text: string): AmountParts | undefined {
  const plain = toPlainText(text)
  const [, left = '', inner, right = ''] = ENCLOSED.exec(plain) ?? []
  if (inner === undefined || !/\d/.test(inner)) return splitSigned(plain)
  if (/[-+]/.test(plain)) return undefined
  const parts = splitSigned(left + inner + right)
  return parts && { ...parts, number: -parts.number }
}

/** The same text with the characters of ASCII for what locales write otherwise. */
function toPlainText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(APOSTROPHES, "'")
    .replace(POINTS, '.')
    .replace(COMMAS, ',')
    .replace(PERCENT_SIGNS, '%')
    .replace(OTHER_DIGITS, toAsciiDigit)
    .replace(/\s/g, ' ')
    .trim()
}

function toAsciiDigit(digit: string): string {
  const value = ZEROS.map((zero) => digit.charCodeAt(0) - zero).find((each) => each >= 0 && each < 10)
  return String(value)
}

function splitSigned(text: string): AmountParts | undefined {
  const match = NUMBER.exec(text)
  if (!match) return undefined
  const left = splitLeadingPoint(text.slice(0, match.index), match[0])
  const before = splitSign(left.before)
  const after = splitTrailingSign(text.slice(match.index + match[0].length).replace(NO_CENTS, ''))
  const number = parseDigits(left.digits)
  const hasOneNumber = number !== undefined && !/\d/.test(after.text)
  const hasOneSign = before.sign === '' || after.sign === ''
  if (!hasOneNumber || !hasOneSign) return undefined
  const isNegative = before.sign === '-' || after.sign === '-'
  return { before: before.text, number: isNegative ? -number : number, after: after.text }
}

/** Gives the point at the end of the text before the number to its digits, if the number begins with it. */
function splitLeadingPoint(before: string, digits: string): { before: string; digits: string } {
  if (!LEADING_POINT.test(before)) return { before, digits }
  return { before: before.slice(0, -1), digits: before.slice(-1) + digits }
}

/** Takes a sign off the start or the end of the text before the number: `-$`, `$-`. */
function splitSign(before: string): { sign: string; text: string } {
  const text = before.trim()
  if (isSign(text.charAt(0))) return { sign: text.charAt(0), text: text.slice(1).trim() }
  if (isSign(text.slice(-1))) return { sign: text.slice(-1), text: text.slice(0, -1).trim() }
  return { sign: '', text }
}

function splitTrailingSign(after: string): { sign: string; text: string } {
  const sign = TRAILING_SIGN.exec(after)?.[0] ?? ''
  return { sign, text: after.slice(sign.length) }
}

function isSign(character: string): boolean {
  return character === '-' || character === '+'
}
