import { cleanText } from './clean-text'

/** A value that may stand as text in a report: a string that is not blank, a finite number, true or false. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const text = cleanText(value)
    return text.trim() ? text : undefined
  }
  return typeof value === 'boolean' || typeof value === 'bigint' || Number.isFinite(value)
    ? String(value)
    : undefined
}
