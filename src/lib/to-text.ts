import { cleanText } from './clean-text'

/** A value that may stand as text in a report: a string that is not blank, a finite number, true or false. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) {
    const text = cleanText(String(value))
    if (text.trim()) return text
  }
}
