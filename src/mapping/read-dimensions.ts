import { readField } from '../lib/read-field'
import { toText } from '../lib/to-text'
import type { Dimension } from '../settings/dimension'
import type { Draft } from './draft'

/**
 * Reads the custom dimensions of one scope: what the event has at the paths of the settings.
 *
 * @returns the value of each dimension by its id; `undefined` if the event has none
 */
export function readDimensions(
  { event, settings }: Draft,
  scope: Dimension['scope'],
): ReadonlyMap<number, string | undefined> {
  const values = new Map<number, string | undefined>()
  for (const dimension of settings.customDimensions) {
    if (dimension.scope !== scope) continue
    const value = toDimension(readPath(event, dimension.path))
    // Two paths may lead to one dimension: the first one that has a value counts.
    if (values.get(dimension.id) === undefined) values.set(dimension.id, value)
  }
  return values
}

/** Follows a path. Without `reduce`, because an old Prototype.js on the page replaces that method of all arrays. */
function readPath(event: unknown, path: readonly string[]): unknown {
  let value = event
  for (const key of path) value = readField(value, key)
  return value
}

/** How many levels of lists in a list are read. There is a limit because a list may contain itself. */
const MAX_DEPTH = 3

/** The text of a dimension. A list is written with commas, and a date as ISO 8601. An object has no text. */
export function toDimension(value: unknown): string | undefined {
  if (!Array.isArray(value)) return toSingleText(value)
  const texts = value
    .flat(MAX_DEPTH)
    .map(toSingleText)
    .filter((text) => text !== undefined)
  return toText(texts.join())
}

function toSingleText(value: unknown): string | undefined {
  return toText(value instanceof Date ? value.toJSON() : value)
}
