import { readProperty, UNREADABLE } from './read-property'

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
    if (value === UNREADABLE) return 'a value that cannot be read'
    if (typeof value === 'string') return `"${shorten(value)}"`
    if (typeof value === 'bigint') return `${String(value)}n`
    if (typeof value === 'function') return 'a function'
    if (typeof value !== 'object' || value === null) return String(value)
    return Array.isArray(value) ? describeList(value, depth) : describeObject(value, depth)
  } catch {
    // A proxy that throws.
    return 'a value that cannot be read'
  }
}

function describeList(list: readonly unknown[], depth: number): string {
  if (depth === 0) return '[...]'
  const parts = list.slice(0, MAX_ENTRIES).map((entry) => describe(entry, depth - 1))
  if (list.length > MAX_ENTRIES) parts.push('...')
  return `[${parts.join(', ')}]`
}

function describeObject(object: object, depth: number): string {
  // `[object Map]`, or `[object Object]` for an object in braces.
  const type = Object.prototype.toString.call(object).slice('[object '.length, -1)
  if (type !== 'Object') return `an object of the type ${type}`
  if (depth === 0) return '{...}'
  const keys = Object.keys(object)
  const parts = keys
    .slice(0, MAX_ENTRIES)
    .map((key) => `${shorten(key)}: ${describe(readProperty(object, key), depth - 1)}`)
  if (keys.length > MAX_ENTRIES) parts.push('...')
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '{}'
}

/** The beginning of a text, on one line. */
function shorten(text: string): string {
  const start = text.slice(0, MAX_LENGTH).split('')
  const line = start.map((character) => (character < ' ' ? ' ' : character)).join('')
  return text.length > MAX_LENGTH ? `${line}...` : line
}
