import { isRecord } from '../lib/is-record'
import { parseId } from '../lib/parse-id'
import { MatomoSettingsError } from './settings-error'

/** A custom dimension, and the path of its value in an event. */
export interface Dimension {
  readonly path: string
  readonly id: number
}

/** @throws MatomoSettingsError for a path that names no part of an event, or an id that is no positive integer */
export function parseDimensions(dimensions: unknown): Dimension[] {
  if (!isRecord(dimensions)) {
    throw new MatomoSettingsError('customDimensions', dimensions, 'a map such as { "properties.plan": 1 }')
  }
  return Object.entries(dimensions).map(([path, value]) => {
    const id = parseId(value)
    const setting = `customDimensions["${path}"]`
    if (id === undefined)
      throw new MatomoSettingsError(setting, value, 'a positive integer, the dimension id in Matomo')
    if (!/^(?:properties|traits|context|group\.traits)\..|^group\.id$/.test(path)) {
      throw new MatomoSettingsError(
        setting,
        value,
        'under a path that starts with properties, traits, context or group',
      )
    }
    return { path, id }
  })
}
