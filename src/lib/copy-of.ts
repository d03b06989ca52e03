import { isRecord } from './is-record'

/** A copy with lists and plain objects of its own, at every depth; objects of a class are shared. Throws where an object contains itself. */
export function copyOf<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyOf) as Value
  if (!isRecord(value)) return value
  const copy: Record<string, unknown> = {}
  for (const key in value) copy[key] = copyOf(value[key])
  return copy as Value
}
