import { condense } from './condense'
import { parseAmount } from './parse-amount'
import { toText } from './to-text'

type Fields = Record<string, unknown> | undefined

/**
 * Reads a field by name, whatever the case and separators of the object's own keys: `revenue` finds
 * `Revenue`, `product_id` finds `productId`. An exact key wins. Segment's classic destinations read
 * properties this way, and there are sources that rely on it. What holds no fields has none.
 */
export function readField(source: unknown, name: string): unknown {
  try {
    const exact = (source as Fields)?.[name]
    if (exact != null) return exact
    const wanted = condense(name)
    for (const key in source as object)
      if (condense(key) === wanted) return (source as Record<string, unknown>)[key]
  } catch {
    // A getter, or a proxy, may throw.
  }
}

/** The first of these fields that is what the reader takes. */
const firstField =
  <T>(read: (value: unknown) => T | undefined) =>
  (source: unknown, ...names: string[]): T | undefined => {
    for (const name of names) {
      const value = read(readField(source, name))
      if (value !== undefined) return value
    }
  }

/** The first of these fields that is text. */
export const readText = firstField(toText)
/** The first of these fields that is an amount. */
export const readAmount = firstField(parseAmount)
/** The first of these fields that is an amount, or a list, which counts. */
export const readCount = firstField((value) => parseAmount(Array.isArray(value) ? value.length : value))
