/** What stands for a property whose getter, or whose proxy, throws. No setting takes it. */
const UNREADABLE = Symbol('a value that cannot be read')

/** A property of an object, whatever reading the property does. */
export function readProperty(object: object, name: string): unknown {
  try {
    return (object as Record<string, unknown>)[name]
  } catch {
    return UNREADABLE
  }
}
