import { sendableNumber } from './sendable-number'
import { splitAmount } from './split-amount'

/** No amount has more characters, and reading a huge text would take time. */
const MAX_LENGTH = 100

/**
 * Reads a text that JavaScript reads as a number, or that holds exactly one number.
 *
 * @param mayStand - whether a number counts with these texts before and after it
 */
export function readNumberText(
  text: string,
  mayStand: (before: string, after: string) => boolean,
): number | undefined {
  if (text.trim() === '' || text.length > MAX_LENGTH) return undefined
  const plain = Number(text)
  if (!Number.isNaN(plain)) return sendableNumber(plain)
  const parts = splitAmount(text)
  return parts && mayStand(parts.before, parts.after) ? sendableNumber(parts.number) : undefined
}
