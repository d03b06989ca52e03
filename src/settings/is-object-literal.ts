/**
 * Whether a value is an object as people write it in braces, also one without a prototype, with a key named
 * `constructor`, or from another frame.
 */
export function isObjectLiteral(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // Only `Object.prototype`, of any frame, has no prototype of its own.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
