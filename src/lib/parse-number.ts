import { isCurrency } from './currency'
import { memoize } from './memoize'
import { readNumberText } from './read-number-text'
import { sendableNumber } from './sendable-number'

/**
 * Reads a number strictly, for what need not be money: a number, a text that is one, or a text with a currency, such as
 * `$1,234.50`, `5 EUR` and `usd 12`. A text with other words is no number.
 *
 * @returns a finite number, or undefined for everything else
 */
export function parseNumber(value: unknown): number | undefined {
  return typeof value === 'string' ? parseText(value) : sendableNumber(value)
}

const parseText = /* @__PURE__ */ memoize((text) =>
  readNumberText(text, (before, after) => isCurrencyOrNothing(before) && isCurrencyOrNothing(after)),
)

function isCurrencyOrNothing(text: string): boolean {
  // A point at the end ends a sentence: `$5.`
  return /^[. ]*$/.test(text) || isCurrency(text)
}
