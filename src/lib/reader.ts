import { parseAmount } from './parse-amount'
import { readField } from './read-field'
import { toText } from './to-text'

/** Reads the fields of an object that may hold anything, by names in any case: see `readField`. */
export interface Reader {
  readonly field: (name: string) => unknown
  /** The first of these fields that is text. */
  readonly text: (...names: string[]) => string | undefined
  /** The first of these fields that is an amount. */
  readonly amount: (...names: string[]) => number | undefined
}

export function reader(source: unknown): Reader {
  const field = (name: string) => readField(source, name)
  const first =
    <T>(read: (value: unknown) => T | undefined) =>
    (...names: string[]) => {
      for (const name of names) {
        const value = read(field(name))
        if (value !== undefined) return value
      }
      return undefined
    }
  return { field, text: first(toText), amount: first(parseAmount) }
}
