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
   * Reads a value that is given.
   *
   * @param setting - the setting with the place in it, for messages
   * @throws what the value throws; see {@link readSafely}
   */
  readonly read: (given: unknown, setting: string) => Reading<Value>
}

/** Reads a value by a check, whatever the value does: a proxy may throw. */
export function readSafely<Value>(check: Check<Value>, given: unknown, setting: string): Reading<Value> {
  try {
    return check.read(given, setting)
  } catch {
    return useless(setting, given, check.wants)
  }
}

/** A check of a value that is used as a whole or not at all. */
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
  return {
    wants,
    read(given, setting) {
      const converted = convert(given)
      return is(converted) ? usable(converted) : useless(setting, given, wants)
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
