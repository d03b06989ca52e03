import { cleanText } from './clean-text'

/**
 * Reads a value as a text that Matomo can show: a string that is not blank, a finite number, true or false.
 *
 * @returns `undefined` for everything else
 */
export function toText(value: unknown): string | undefined {
  const isText = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
  if (!isText) return undefined
  const text = cleanText(String(value))
  return text.trim() === '' ? undefined : text
}
