import type { SegmentEvent } from '@segment/analytics-next'
import { readField } from '../lib/read-field'
import { toText } from '../lib/to-text'
import type { Dimension } from '../settings/dimension'

/** Reads the value of a custom dimension: what the event has at the dimension's path. */
export function readDimension(event: SegmentEvent, { path }: Dimension): string | undefined {
  return toDimension(readPath(event, path))
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
