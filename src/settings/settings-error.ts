import { isGiven } from '../lib/is-given'
import { message } from '../lib/message'
import { toLine } from './to-line'

/**
 * A setting is missing or wrong, and the plugin does not start: `load()` rejects with this error, nothing is sent to
 * Matomo, and the page goes on.
 */
export class MatomoSettingsError extends Error {
  /**
   * @param setting - the setting's name as in `MatomoSettings`, with the place in it: `consent.require`, `commands[0]`
   * @param got - the value that stands there; `undefined` if it is missing
   * @param wants - what the setting as a whole should be, with an example
   * @param source - where the value stands, such as "the argument of matomo()"
   */
  constructor(
    readonly setting: string,
    got: unknown,
    wants: string,
    source?: string,
  ) {
    const mistake = describeMistake(setting, got, wants)
    const culprit = source === undefined ? 'this' : `the value in ${source}`
    super(message('settings', `${mistake} Nothing is sent to Matomo until ${culprit} is corrected.`))
    this.name = 'MatomoSettingsError'
  }
}

/** A mistake in one sentence. The parameters are those of a {@link MatomoSettingsError}. */
export function describeMistake(setting: string, got: unknown, wants: string): string {
  // The setting as a whole: `goals` for the place `goals["Signed Up"]`.
  const name = setting.split(/\W/, 1).join()
  const value = isGiven(got) ? toLine(got) : 'missing'
  return `The setting ${setting} is ${value}, but ${name} should be ${wants}.`
}
