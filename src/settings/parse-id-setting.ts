import { parseId } from '../lib/parse-id'
import { MatomoSettingsError } from './settings-error'

/** @throws MatomoSettingsError where a setting is no id */
export function parseIdSetting(setting: string, value: unknown): number {
  const id = parseId(value)
  if (id) return id
  throw new MatomoSettingsError(setting, value, 'a positive integer, the id in Matomo')
}
