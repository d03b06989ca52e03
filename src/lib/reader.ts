import { parseAmount } from './parse-amount'
import { readField } from './read-field'
import { toText } from './to-text'

/** Reads the fields of an object that may hold anything, by names in any case: see `readField`. */
export class Reader {
  constructor(private readonly source: unknown) {}

  field(name: string): unknown {
    return readField(this.source, name)
  }

  /** The first of these fields that is text. */
  text(...names: string[]): string | undefined {
    return this.first(toText, names)
  }

  /** The first of these fields that is an amount. */
  amount(...names: string[]): number | undefined {
    return this.first(parseAmount, names)
  }

  private first<T>(read: (value: unknown) => T | undefined, names: string[]): T | undefined {
    for (const name of names) {
      const value = read(this.field(name))
      if (value !== undefined) return value
    }
  }
}
