import { cleanText } from './clean-text'
import { memoize } from './memoize'

/**
 * Reads a value as a text that Matomo can show: a string that is not blank, a finite number, true or false.
 *
 * @returns `undefined` for everything else
 */
export function toText(value: unknown): string | undefined {
  const isText = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
  if (!isText) return undefined
  return cleanIfFilled(String(value))
}

/** Memoized: the names on a page are few, and cleaning four of them each time would take a tenth of a call. */
const cleanIfFilled = /* @__PURE__ */ memoize((text) => {
  const clean = cleanText(text)
  return clean.trim() === '' ? undefined : clean
})
