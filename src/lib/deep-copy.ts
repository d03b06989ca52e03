import { isPlainObject } from './is-plain-object'

/** The depth of the deepest field that the mapping reads: one of an order's categories, in a product, in an event. */
const MAX_DEPTH = 6

/**
 * Copies lists and plain objects, with the lists and plain objects in them. The copy shares instances of classes.
 *
 * @param depth - how many levels are copied; the copy shares everything below. Without a limit, objects that refer to each
 *   other would be copied without end
 */
export function deepCopy<Value>(value: Value, depth = MAX_DEPTH): Value {
  if (depth === 0) return value
  if (Array.isArray(value)) {
    // Most lists are commands of texts and numbers, which need no copy. Calling `deepCopy` for each of them would take as
    // long as the whole mapping of a call.
    return value.map((each: unknown) =>
      typeof each === 'object' ? deepCopy(each, depth - 1) : each,
    ) as Value
  }
  if (!isPlainObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, deepCopy(each, depth - 1)]),
  ) as Value
}
