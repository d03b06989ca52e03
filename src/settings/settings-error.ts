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
    super(message(`setting "${setting}" is ${show(got)}, it should be ${wants}`, 'settings'))
    this.name = 'MatomoSettingsError'
  }
}

/** @throws MatomoSettingsError unless the value is right; see there */
export function want(isRight: unknown, setting: string, got: unknown, wants: string): void {
  if (!isRight) throw new MatomoSettingsError(setting, got, wants)
}

function show(value: unknown): string {
  if (value === undefined) return 'missing'
  const type = typeof value
  try {
    // JSON has no word for NaN, Infinity, a symbol; a function would be printed whole.
    const isJson = type === 'object' || type === 'string'
    return type === 'function' ? type : (isJson ? JSON.stringify(value) : String(value)).slice(0, 200)
  } catch {
    return type
  }
}
