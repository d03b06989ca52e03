import { readField } from '../lib/read-field'
import { toText } from '../lib/to-text'
import type { Draft } from './draft'

/** The ids and values of the custom dimensions whose paths in the settings lead to a value in the source. */
export function readDimensions(
  { settings }: Draft,
  source: object,
): (readonly [id: number, value: string])[] {
  const found: (readonly [number, string])[] = []
  for (const { path, id } of settings.customDimensions) {
    const value = toDimension(readPath(source, path))
    if (value !== undefined) found.push([id, value])
  }
  return found
}

function readPath(source: unknown, path: string): unknown {
  return path.split('.').reduce(readField, source)
}

/** The text of a dimension. A list is written with commas, and a date as ISO 8601. An object has no text. */
export function toDimension(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const texts = value.map(toDimension).filter((text) => text !== undefined)
    return toText(texts.join())
  }
  return toText(value instanceof Date ? value.toJSON() : value)
}
