import { readText } from '../../lib/read-field'

/**
 * The first of these fields that Matomo takes for the id of a product or an order. Matomo takes `0` for none, and would record
 * an order of that id as an abandoned cart.
 */
export function readId(source: unknown, ...fields: string[]): string | undefined {
  return fields.map((field) => readText(source, field)).find((id) => id !== undefined && id !== '0')
}
