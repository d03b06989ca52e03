/**
 * Whether a value is an object as people write it in braces, also one without a prototype or from another frame: no list,
 * no null and no instance of a class, such as an element of the page.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // Only `Object.prototype`, of any frame, has no prototype of its own.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
