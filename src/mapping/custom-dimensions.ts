import { isRecord } from '../lib/is-record'
import { parseId } from '../lib/parse-id'
import { readPath } from '../lib/read-path'
import { toText } from '../lib/to-text'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { Draft } from './draft'

/** Dimension values for one hit, as the last argument of a tracking command takes them. */
export type HitDimensions = Record<`dimension${number}`, string>

/**
 * The dimensions of one hit: mapped properties and context, and what the call gives in
 * `integrations.Matomo.customDimensions`, such as `{ 1: 'x' }`, which wins.
 */
export function hitDimensions({ event, options, settings, omit }: Draft): HitDimensions | undefined {
  const values: HitDimensions = {}
  for (const [id, value] of mapped(event, settings, /^(?:properties|context)\./))
    values[`dimension${id}`] = value
  for (const { customDimensions } of [...options].reverse()) {
    if (!isRecord(customDimensions)) continue
    for (const [key, given] of Object.entries(customDimensions)) {
      const id = parseId(key.replace(/^dimension/, ''))
      const value = toDimension(given)
      if (id && value) values[`dimension${id}`] = value
      else omit(`the custom dimension "${key}": it should be like { 1: "value" }`)
    }
  }
  return Object.keys(values).length ? values : undefined
}

/** The dimensions that an identify or group call sets for all hits that follow: their ids and values. */
export function visitDimensions({ event, settings }: Draft): [number, string][] {
  const { type, traits, groupId } = event
  return type === 'group'
    ? mapped({ group: { id: groupId, traits } }, settings, /^group\./)
    : mapped({ traits }, settings, /^traits\./)
}

/** The values that a source has at those of the settings' paths that match, by dimension id. */
function mapped(source: unknown, { customDimensions }: ResolvedSettings, paths: RegExp): [number, string][] {
  return customDimensions.flatMap(({ path, id }) => {
    const value = paths.test(path) ? toDimension(readPath(source, path)) : undefined
    return value ? [[id, value] as [number, string]] : []
  })
}

/** A list is written with commas, a date as ISO 8601; an object has no value. */
function toDimension(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (!Array.isArray(value)) return toText(value)
  return toText(
    value
      .map(toDimension)
      .filter((part) => part !== undefined)
      .join(','),
  )
}
