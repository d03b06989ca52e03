/** Groups of three by one separator, and perhaps decimals after another: `1,234.5`, `1.234,5`, `1 234`, `1'234`. */
const GROUPS_OF_THREE = /^[1-9]\d{0,2}([.,' ])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/

/** Lakhs and crores: `12,34,567.5`. */
const INDIAN_GROUPS = /^[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?$/

const DECIMAL_POINT = /^\d*\.?\d+$/
const DECIMAL_COMMA = /^\d*,\d+$/

/**
 * Reads digits with separators, without a sign. A lone point is a decimal point: `1.234` is between 1 and 2. A lone comma
 * before exactly three digits groups thousands if they can be a group: `1,234` is 1234, but `0,123` and `1234,567` have
 * decimals.
 *
 * @returns `undefined` if the separators make no number, as in `1.2.3`
 */
export function parseDigits(digits: string): number | undefined {
  if (DECIMAL_POINT.test(digits)) return Number(digits)
  const separator = groupSeparator(digits)
  if (separator !== undefined) return Number(digits.split(separator).join('').replace(',', '.'))
  if (DECIMAL_COMMA.test(digits)) return Number(digits.replace(',', '.'))
  return undefined
}

function groupSeparator(digits: string): string | undefined {
  if (INDIAN_GROUPS.test(digits)) return ','
  return GROUPS_OF_THREE.exec(digits)?.[1]
}
