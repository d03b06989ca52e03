import { message } from '../lib/message'
import { describeMistake } from './mistake'

/**
 * A setting is missing or wrong, and the plugin does not start: `load()` rejects with this error, nothing is sent to
 * Matomo, and the page goes on.
 */
export class MatomoSettingsError extends Error {
  /**
   * @param setting - the setting's name as in `MatomoSettings`, with the place in it: `consent.require`, `commands[0]`
   * @param got - the value that the setting has; `undefined` if it is missing
   * @param wants - what the setting should be, with an example, to complete the sentence "It should be ..."
   * @param source - where the value stands, such as "the argument of matomo()"
   */
  constructor(
    readonly setting: string,
    got: unknown,
    wants: string,
    source?: string,
  ) {
    super(
      message(
        'settings',
        `${describeMistake({ setting, got, wants }, source)} Nothing is sent to Matomo until this is corrected.`,
      ),
    )
    this.name = 'MatomoSettingsError'
  }
}
