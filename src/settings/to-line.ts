import { isPlainObject } from '../lib/is-plain-object'

const MAX_LENGTH = 100

/** Writes any value on one line of at most 100 characters, for a message. A value that cannot be read becomes `unreadable`. */
export function toLine(value: unknown): string {
  try {
    const isData = typeof value === 'string' || Array.isArray(value) || isPlainObject(value)
    const text = isData ? JSON.stringify(value) : String(value)
    const line = text.replace(/\s+/g, ' ')
    return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}...` : line
  } catch {
    // A proxy or a getter that throws, or an object that contains itself.
    return 'unreadable'
  }
}
