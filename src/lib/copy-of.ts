import { isRecord } from './is-record'

/**
 * A copy with lists and plain objects of its own; objects of a class are shared, and what lies deeper: objects that know each
 * other would be copied for ever.
 *
 * @param depth - by default as deep as the categories of an order's products in an event
 */
export function copyOf<Value>(value: Value, depth = 6): Value {
  if (!depth--) return value
  // Nearly always a command, of texts and numbers: looking at each for what it may be would take its time.
  if (Array.isArray(value))
    return value.map((each: unknown) => (typeof each === 'object' ? copyOf(each, depth) : each)) as Value
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each, depth)])) as Value
}
