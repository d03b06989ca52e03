import { isRecord } from '../lib/is-record'
import { parseId } from '../lib/parse-id'
import { readPath } from '../lib/read-path'
import { toText } from '../lib/to-text'
import type { Draft } from './draft'

/** Dimension values for one hit, as the last argument of a tracking command takes them. */
export type HitDimensions = Record<`dimension${number}`, string>

/**
 * The dimensions of one hit: mapped properties and context, and what the call gives in
 * `integrations.Matomo.customDimensions`, such as `{ 1: 'x' }`, which wins.
 */
export function hitDimensions(draft: Draft): HitDimensions | undefined {
  const values: HitDimensions = {}
  for (const [id, value] of mapped(draft.event, draft, /^[pc]/)) values[`dimension${id}`] = value
  for (const { customDimensions } of draft.options) {
    if (!isRecord(customDimensions)) continue
    for (const [key, given] of Object.entries(customDimensions)) {
      const id = parseId(key.replace(/^dimension/, ''))
      const value = toDimension(given)
      if (id && value) values[`dimension${id}`] = value
      else draft.omit(`customDimensions["${key}"]`, 'it should be like { 1: "value" }')
    }
  }
  return Object.keys(values).length ? values : undefined
}

/** The dimensions that an identify or group call sets for all hits that follow: their ids and values. */
export function visitDimensions(draft: Draft): [number, string][] {
  const { type, traits, groupId } = draft.event
  return mapped({ traits, group: { id: groupId, traits } }, draft, type === 'group' ? /^g/ : /^t/)
}

/** The values that a source has at those of the settings' paths that match, by dimension id. */
function mapped(source: unknown, { settings }: Draft, paths: RegExp): [number, string][] {
  return settings.customDimensions.flatMap(({ path, id }) => {
    const value = paths.test(path) && toDimension(readPath(source, path))
    return value ? [[id, value] as [number, string]] : []
  })
}

/** A list is written with commas, a date as ISO 8601; an object has no value. */
function toDimension(value: unknown): string | undefined {
  if (Array.isArray(value)) return toText(value.map(toDimension).filter(Boolean).join())
  return toText(value instanceof Date ? value.toJSON() : value)
}
