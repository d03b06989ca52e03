import { message } from '../lib/message'

/** A setting is missing or malformed. `load()` rejects with it; nothing is loaded or pushed. */
export class MatomoSettingsError extends Error {
  /**
   * @param setting - the setting's name, as in `MatomoSettings`
   * @param got - the value it has
   * @param wants - what it should be, as the end of a sentence
   */
  constructor(
    readonly setting: string,
    got: unknown,
    wants: string,
  ) {
    super(message('settings', `"${setting}" is ${show(got).slice(0, 200)}, it should ${wants}`))
    this.name = 'MatomoSettingsError'
  }
}

/**
 * @param pattern - what the value is as JSON, as a regular expression
 * @param wants - the same in words
 * @returns the value
 * @throws MatomoSettingsError where it is something else
 */
export function check<T>(setting: string, value: T, pattern: string, wants = `match ${pattern}`): T {
  if (RegExp(`^(${pattern})$`).test(show(value))) return value
  throw new MatomoSettingsError(setting, value, wants)
}

/** A value as one line: JSON, so that the text `"true"` is not the switch `true`, or the name of what has none. */
function show(value: unknown): string {
  let json: string | undefined
  try {
    json = JSON.stringify(value)
  } catch {
    // A cycle, or a BigInt.
  }
  // JSON has no word for functions, nor for what is missing.
  return json ?? typeof value
}
