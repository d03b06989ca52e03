import { readField } from '../lib/read-field'
import { toText } from '../lib/to-text'
import { push, type Draft } from './draft'

/** Dimension values for one hit, as the last argument of a tracking command takes them. */
export type HitDimensions = Record<`dimension${number}`, string>

/**
 * The dimensions of one hit: mapped properties and context, and what the call gives in
 * `integrations.Matomo.customDimensions`, such as `{ 1: 'x' }`, which wins.
 */
export function hitDimensions(draft: Draft): HitDimensions | undefined {
  const { properties, context } = draft.event
  const values: [id: number | string, value: string][] = mapped(draft, { properties, context })
  const own = draft.options.customDimensions as Record<string, unknown>
  for (const key in own) {
    const id = key.replace(/^dimension/, '')
    const value = toDimension(own[key])
    if (/^[1-9]\d*$/.test(id) && value) values.push([id, value])
    else draft.omitted.push(`customDimensions["${key}"]`)
  }
  let dimensions: HitDimensions | undefined
  for (const [id, value] of values) (dimensions ??= {})[`dimension${id as number}`] = value
  return dimensions
}

/** An identify or group call: the dimensions that its traits set for all hits that follow. It is no hit itself. */
export function setDimensions(draft: Draft): void {
  const { event, state } = draft
  const { type, traits, groupId } = event
  const source = type === 'group' ? { group: { id: groupId, traits } } : { traits }
  for (const [id, value] of mapped(draft, source)) {
    push(draft, 'setCustomDimension', id, value)
    state.dimensions = [...new Set(state.dimensions).add(id)]
  }
}

/** Another user: takes back what the traits of the one before have set, as analytics.js forgets those traits. */
export function forgetTraits(draft: Draft): void {
  const { settings, state } = draft
  for (const { path, id } of settings.customDimensions) {
    if (path.startsWith('t') && state.dimensions.includes(id)) push(draft, 'deleteCustomDimension', id)
  }
}

/** The ids and values of what a source has at the settings' paths. */
function mapped({ settings }: Draft, source: unknown): [number, string][] {
  const values: [number, string][] = []
  for (const { path, id } of settings.customDimensions) {
    const value = toDimension(path.split('.').reduce(readField, source))
    if (value) values.push([id, value])
  }
  return values
}

/** A list is written with commas, a date as ISO 8601; an object has no value. */
function toDimension(value: unknown): string | undefined {
  return toText(
    Array.isArray(value)
      ? value.map(toDimension).filter(Boolean).join()
      : value instanceof Date
        ? value.toJSON()
        : value,
  )
}
