import { normalizeName } from './normalize-name'
import { toText } from './to-text'

/**
 * Reads a field by its name. An exact key wins, then a key in another case or with other separators: `revenue` finds
 * `Revenue`, and `product_id` finds `productId`. Segment's classic destinations read properties this way, and there are
 * sources that rely on it.
 *
 * @returns `undefined` if no such field has a value, and for a source that is no object
 */
export function readField(source: unknown, name: string): unknown {
  if (typeof source !== 'object' || source === null) return undefined
  const fields = source as Record<string, unknown>
  try {
    const exact = fields[name]
    if (exact !== undefined && exact !== null) return exact
    const wanted = normalizeName(name)
    for (const key in fields) {
      // One of several spellings may have no value: the next one counts then.
      const isWanted = normalizeName(key) === wanted
      if (isWanted && fields[key] !== undefined && fields[key] !== null) return fields[key]
    }
  } catch {
    // The field is a getter that throws, or the source is a proxy that does.
  }
  return undefined
}

/** The first of these fields that is text or a number. A boolean counts as absent, because `condition && name` leaves `false`. */
export function readText(source: unknown, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = readField(source, name)
    const text = typeof value === 'boolean' ? undefined : toText(value)
    if (text !== undefined) return text
  }
  return undefined
}
