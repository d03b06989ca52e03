// Locales put bidi marks around amounts, and print a minus sign that is no hyphen.
const SPACE = String.raw`[\s\u200e\u200f\u061c]*`
// A code, a short word or a symbol, beside the digits: `USD`, `FCFA`, `kr`, `zł`, `руб.`, `US$`, `€`.
const CURRENCY = String.raw`(?:(?:[A-Z]{3,4}|\p{L}{1,2}\.?|\p{L}{3}\.)?\p{Sc}?${SPACE})?`
const SIGN = `(?:([-−()])${SPACE})?`
const AMOUNT = new RegExp(
  String.raw`^${SPACE}${SIGN}${CURRENCY}${SIGN}([.,]?\d(?:[\d.,'’\s]*\d)?)${SPACE}${SIGN}${CURRENCY}${SIGN}$`,
  'u',
)
// Groups of three by one separator, the decimal one being another, but no plain decimal; or lakhs and crores (`1,23,456`).
const GROUPED =
  /^(?!\d+\.\d+$)[1-9]\d{0,2}([.,'’\s])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$|^[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d+)?$/

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
  return typeof amount === 'number' && Math.abs(amount) < 1e21 ? amount : undefined
}

/** @returns NaN where it is no amount */
function parseText(text: string): number {
  // No amount is this long, and a huge string would cost time in the expressions below.
  if (text.length > 64 || !/\d/.test(text)) return NaN
  const plain = Number(text)
  const match = Number.isNaN(plain) && AMOUNT.exec(text)
  if (!match) return plain
  const [, sign1, sign2, digits = '', sign3, sign4] = match
  // The 0 stands for the digits.
  const signs = [sign1, sign2, 0, sign3, sign4].join('')
  const grouped = GROUPED.exec(digits)
  const ungrouped = grouped ? digits.split(grouped[1] ?? ',').join('') : digits
  const number = Number(ungrouped.replace(',', '.'))
  if (signs === '0') return number
  return /^(?:[-−]0|0[-−]|\(0\))$/.test(signs) ? -number : NaN
}
