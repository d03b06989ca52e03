import type { Mistake } from '../mistake'

/** What came of reading a value. */
export interface Reading<Value> {
  /** What can be used of the value; `undefined` if nothing can, or if nothing is given in it. */
  readonly value: Value | undefined
  /** What cannot be used. */
  readonly mistakes: readonly Mistake[]
}

/** What a setting, or a part of one, should be. */
export interface Check<Value> {
  /** The words for it, with an example, to complete the sentence "It should be ...". */
  readonly wants: string
  /**
   * Reads a value. Never throws, whatever the value does.
   *
   * @param setting - the setting with the place in it, for messages
   */
  readonly read: (given: unknown, setting: string) => Reading<Value>
}

/** A check that reads parts of a value by other checks, and so may find several mistakes. */
export function checkParts<Value>(
  wants: string,
  read: (given: unknown, setting: string) => Reading<Value>,
): Check<Value> {
  return {
    wants,
    read(given, setting) {
      try {
        return read(given, setting)
      } catch {
        // A proxy that throws.
        return useless(setting, given, wants)
      }
    },
  }
}

/** A check of a value that is used as a whole or not at all. */
export function checkParsed<Value>({
  parse,
  wants,
}: {
  /** Returns nothing for a value that cannot be used. */
  readonly parse: (given: unknown) => Value | undefined
  readonly wants: string
}): Check<Value> {
  return checkParts(wants, (given, setting) => {
    const value = parse(given)
    return value === undefined ? useless(setting, given, wants) : usable(value)
  })
}

/** A check by a predicate. */
export function checkValue<Value>({
  convert,
  is,
  wants,
}: {
  /** Brings the forms in which people write a value into one: `'true'` into `true`, `' 8 '` into `8`. */
  readonly convert: (given: unknown) => unknown
  readonly is: (converted: unknown) => converted is Value
  readonly wants: string
}): Check<Value> {
  return checkParsed({
    parse(given) {
      const converted = convert(given)
      return is(converted) ? converted : undefined
    },
    wants,
  })
}

/** A check whose result is turned into another form. */
export function mapCheck<From, To>({ wants, read }: Check<From>, turn: (value: From) => To): Check<To> {
  return {
    wants,
    read(given, setting) {
      const { value, mistakes } = read(given, setting)
      return { value: value === undefined ? undefined : turn(value), mistakes }
    },
  }
}

/** What came of a value without mistakes. */
export function usable<Value>(value: Value | undefined): Reading<Value> {
  return { value, mistakes: [] }
}

/** What came of a value of which nothing can be used. */
export function useless(setting: string, got: unknown, wants: string): Reading<never> {
  return { value: undefined, mistakes: [{ setting, got, wants }] }
}
