import { normalizeName } from './normalize-name'
import { parseAmount } from './parse-amount'
import { toText } from './to-text'

/**
 * Reads a field by its name. An exact key wins, then a key in another case or with other separators: `revenue` finds
 * `Revenue`, and `product_id` finds `productId`. Segment's classic destinations read properties this way, and there are
 * sources that rely on it. A value that holds no fields has none.
 */
export function readField(source: unknown, name: string): unknown {
  if (typeof source !== 'object' || source === null) return undefined
  const fields = source as Record<string, unknown>
  try {
    const exact = fields[name]
    if (exact !== undefined && exact !== null) return exact
    const wanted = normalizeName(name)
    for (const key in fields) if (normalizeName(key) === wanted) return fields[key]
  } catch {
    // The field is a getter that throws, or the source is a proxy that does.
  }
  return undefined
}

/** The first of these fields that can be read as what the caller wants. */
function readFirst<T>(
  source: unknown,
  names: readonly string[],
  read: (value: unknown) => T | undefined,
): T | undefined {
  for (const name of names) {
    const value = read(readField(source, name))
    if (value !== undefined) return value
  }
  return undefined
}

/** The first of these fields that is text. */
export function readText(source: unknown, ...names: string[]): string | undefined {
  return readFirst(source, names, toText)
}

/** The first of these fields that is an amount. */
export function readAmount(source: unknown, ...names: string[]): number | undefined {
  return readFirst(source, names, parseAmount)
}

/** The first of these fields that is an amount, or a list, whose length counts. */
export function readCount(source: unknown, ...names: string[]): number | undefined {
  return readFirst(source, names, (value) => parseAmount(Array.isArray(value) ? value.length : value))
}
