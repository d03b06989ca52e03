import { condense } from './condense'
import { isRecord } from './is-record'

/**
 * Reads a field by name, whatever the case and separators of the object's own keys: `revenue` finds
 * `Revenue`, `product_id` finds `productId`. An exact key wins. Segment's classic destinations read
 * properties this way, and there are sources that rely on it.
 */
export function readField(source: unknown, name: string): unknown {
  try {
    if (!isRecord(source)) return
    const exact = source[name]
    if (exact != null) return exact
    const wanted = condense(name)
    for (const key of Object.keys(source)) if (condense(key) === wanted) return source[key]
  } catch {
    // A getter, or a proxy, may throw.
  }
}
