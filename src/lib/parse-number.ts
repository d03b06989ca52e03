import { isCurrency } from './currency'
import { memoize } from './memoize'
import { MAX_LENGTH, parsePlainNumber } from './parse-plain-number'
import { sendableNumber } from './sendable-number'
import { splitAmount } from './split-amount'

/**
 * Reads a number strictly, for what need not be money: a number, a text that is one, or a text with a currency, such as
 * `$1,234.50`, `5 EUR` and `usd 12`. A text with other words is none.
 *
 * @returns a finite number, or undefined for everything else
 */
export function parseNumber(value: unknown): number | undefined {
  return typeof value === 'string' ? parseText(value) : sendableNumber(value)
}

const parseText = /* @__PURE__ */ memoize((text) => {
  const plain = parsePlainNumber(text)
  if (plain !== undefined) return sendableNumber(plain)
  const parts = text.length <= MAX_LENGTH ? splitAmount(text) : undefined
  if (!parts) return undefined
  const isNumber = isCurrencyOrNothing(parts.before) && isCurrencyOrNothing(parts.after)
  return isNumber ? sendableNumber(parts.number) : undefined
})

function isCurrencyOrNothing(text: string): boolean {
  // A point at the end ends a sentence: `$5.`
  return text.replace(/[. ]/g, '') === '' || isCurrency(text)
}
