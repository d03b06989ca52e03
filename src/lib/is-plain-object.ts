/**
 * Whether a value is an object as people write it in braces, also one without a prototype or from another frame: no list,
 * no null and no instance of a class, such as an element of the page.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // `Object.prototype`, of whichever frame, is the only prototype that has no prototype itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
