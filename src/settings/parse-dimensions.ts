import { isRecord } from '../lib/is-record'
import { parseIdSetting } from './parse-id-setting'
import { want } from './settings-error'

/** A custom dimension, and the path of its value in an event. */
export interface Dimension {
  readonly path: string
  readonly id: number
}

/** @throws MatomoSettingsError for a path that names no part of an event, or an id that is no positive integer */
export function parseDimensions(dimensions: unknown): Dimension[] {
  want(isRecord(dimensions), 'customDimensions', dimensions, 'a map such as { "properties.plan": 1 }')
  return Object.entries(dimensions as object).map(([path, value]) => {
    const setting = `customDimensions["${path}"]`
    want(
      /^(?:properties|traits|context|group\.traits)\..|^group\.id$/.test(path),
      setting,
      value,
      'under a path that starts with properties, traits, context or group',
    )
    return { path, id: parseIdSetting(setting, value) }
  })
}
