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
    super(`Matomo setting "${setting}" is ${show(got)}, it should be ${wants}.`)
    this.name = 'MatomoSettingsError'
  }
}

function show(value: unknown): string {
  if (value === undefined) return 'missing'
  if (typeof value === 'function') return 'a function'
  try {
    // `String` for what JSON has no word for: NaN, Infinity, a symbol, a bigint.
    const json = typeof value === 'number' ? undefined : (JSON.stringify(value) as string | undefined)
    return (json ?? String(value)).slice(0, 200)
  } catch {
    return typeof value
  }
}
