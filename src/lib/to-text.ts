import { cleanText } from './clean-text'

/** Reads a value as text for a report: a string that is not blank, a finite number, true or false. */
export function toText(value: unknown): string | undefined {
  const isText = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
  if (!isText) return undefined
  const text = cleanText(String(value))
  return text.trim() === '' ? undefined : text
}
