import { readProperty } from './read-property'

const MAX_LENGTH = 120
/** How many entries of a list or an object are shown, and how deep. */
const MAX_ENTRIES = 5
const MAX_DEPTH = 2

/**
 * A value on one short line, for a message. Nothing that the value does can break the message: cycles and huge values
 * are cut, and a value that throws when it is read is named as such. `JSON.stringify` does not serve here: it calls the
 * `toJSON` that some old libraries give to arrays.
 */
export function describeValue(value: unknown): string {
  return shorten(describe(value, MAX_DEPTH))
}

function describe(value: unknown, depth: number): string {
  try {
    if (typeof value === 'string') return `"${shorten(value)}"`
    if (typeof value === 'bigint') return `${String(value)}n`
    if (typeof value === 'function') return 'a function'
    // Such as "a value that cannot be read".
    if (typeof value === 'symbol') return String(value.description)
    if (typeof value === 'object' && value !== null) return describeObject(value, depth)
    return String(value)
  } catch {
    // A proxy that throws.
    return 'a value that cannot be read'
  }
}

function describeObject(object: object, depth: number): string {
  if (Array.isArray(object)) return `[${describeEntries(object, depth)}]`
  // `[object Map]`, say; `[object Object]` is an object in braces.
  const type = Object.prototype.toString.call(object)
  return type === '[object Object]' ? `{ ${describeEntries(object, depth)} }` : type
}

function describeEntries(object: object, depth: number): string {
  if (depth === 0) return '...'
  const keys = Object.keys(object)
  const entries = keys.slice(0, MAX_ENTRIES).map((key) => {
    const value = describe(readProperty(object, key), depth - 1)
    return Array.isArray(object) ? value : `${shorten(key)}: ${value}`
  })
  if (keys.length > MAX_ENTRIES) entries.push('...')
  return entries.join(', ')
}

/** The beginning of a text, on one line. */
function shorten(text: string): string {
  const line = text.slice(0, MAX_LENGTH).replace(/\s+/g, ' ')
  return text.length > MAX_LENGTH ? `${line}...` : line
}
