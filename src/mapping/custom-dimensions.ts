import type { SegmentEvent } from '@segment/analytics-next'
import { isRecord } from '../lib/is-record'
import { parseId } from '../lib/parse-id'
import { readPath } from '../lib/read-path'
import { toText } from '../lib/to-text'
import { callOptions } from '../segment/integrations'
import type { Dimension } from '../settings/parse-dimensions'
import type { Omit } from './mapping'

/** Dimension values for one hit, as the last argument of a tracking command takes them. */
export type HitDimensions = Record<`dimension${number}`, string>

/**
 * The dimensions of one hit: mapped properties and context, and what the call gives in
 * `integrations.Matomo.customDimensions`, such as `{ 1: 'x' }`, which wins.
 */
export function hitDimensions(
  event: SegmentEvent,
  dimensions: readonly Dimension[],
  omit: Omit,
): HitDimensions | undefined {
  const values: HitDimensions = {}
  for (const { path, id } of dimensions) {
    if (!/^(?:properties|context)\./.test(path)) continue
    const value = toDimension(readPath(event, path))
    if (value !== undefined) values[`dimension${id}`] = value
  }
  for (const { customDimensions } of callOptions(event).reverse()) {
    if (!isRecord(customDimensions)) continue
    for (const [key, given] of Object.entries(customDimensions)) {
      const id = parseId(key.replace(/^dimension/, ''))
      const value = toDimension(given)
      if (id === undefined || value === undefined)
        omit(`the custom dimension "${key}": it should be like { 1: "value" }`)
      else values[`dimension${id}`] = value
    }
  }
  return Object.keys(values).length ? values : undefined
}

/** The dimensions that an identify or group call sets for all hits that follow: their ids and values. */
export function visitDimensions(event: SegmentEvent, dimensions: readonly Dimension[]): [number, string][] {
  const isGroup = event.type === 'group'
  const source = isGroup ? { group: { id: event.groupId, traits: event.traits } } : { traits: event.traits }
  return dimensions.flatMap(({ path, id }): [number, string][] => {
    if (!path.startsWith(isGroup ? 'group.' : 'traits.')) return []
    const value = toDimension(readPath(source, path))
    return value === undefined ? [] : [[id, value]]
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
