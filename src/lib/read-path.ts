import { readField } from './read-field'

/** Reads a value by its path, such as `properties.plan.name` or `properties.products.0.sku`. */
export function readPath(source: unknown, path: string): unknown {
  return path.split('.').reduce(readField, source)
}
