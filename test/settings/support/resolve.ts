import {
  resolveSettings,
  type Resolution,
  type ResolvedSettings,
} from '../../../src/settings/resolve-settings'
import { MatomoSettingsError } from '../../../src/settings/settings-error'

export const REQUIRED = { siteId: 1, serverUrl: 'https://matomo.test' }

/** The names of three sources, strongest first. */
export const SOURCES = ['the argument of matomo()', 'options.integrations.Matomo', "the source's settings"]

/** What comes of settings in up to three sources, strongest first; a site and a server are in a weaker one. */
export function resolve(...values: readonly unknown[]): Resolution {
  const sources = values.map((each, index) => ({ name: SOURCES[index] ?? '', values: each }))
  return resolveSettings([...sources, { name: 'what is required', values: REQUIRED }])
}

/** The settings that this value of one setting leads to. */
export function settingsWith(setting: string, value: unknown): ResolvedSettings {
  return resolve({ [setting]: value }).settings
}

/** The error that these settings end with. */
export function errorOf(...values: readonly unknown[]): MatomoSettingsError {
  try {
    resolve(...values)
  } catch (error) {
    if (error instanceof MatomoSettingsError) return error
    throw error
  }
  throw new Error('The settings were accepted.')
}

/** A value that throws whatever is done with it. */
export function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

/** An object with one key that throws when it is read. */
export function throwing(key: string, rest: object = {}): object {
  return Object.defineProperty({ ...rest }, key, {
    enumerable: true,
    get() {
      throw new Error('a getter')
    },
  })
}
