import { parseAmount } from './parse-amount'

/** Finer than the smallest coin of any currency. */
const DIGITS = 1e6

/**
 * Removes what floating-point sums leave behind: `0.1 + 0.2` is 0.3. An amount that is too large for a request becomes 0.
 */
export function roundAmount(amount: number): number {
  return parseAmount(Math.round(amount * DIGITS) / DIGITS) ?? 0
}
