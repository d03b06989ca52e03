import { readField, readText } from '../../lib/read-field'
import { toText } from '../../lib/to-text'
import type { Draft } from '../draft'
import type { Item } from './item'

/** Matomo takes no more categories of a product. */
const MAX_CATEGORIES = 5

/** The sku of a product: `sku`, else `product_id`, else `id`. Matomo takes an sku of `0` for none. */
export function readSku(draft: Draft, product: unknown): string | undefined {
  for (const field of ['sku', 'product_id', 'id']) {
    const sku = readText(product, field)
    if (sku !== undefined && sku !== '0') return sku
  }
  draft.omitted.push(
    'A product was not sent to Matomo because it has no sku, product_id or id. Add one of them to the product.',
  )
  return undefined
}

/** One category of a product or a product list, or up to five. */
export function readCategory(product: unknown): Item['category'] {
  const value = readField(product, 'category')
  if (!Array.isArray(value)) return toText(value)
  const categories = value.map(toText).filter((category) => category !== undefined)
  return categories.length === 0 ? undefined : categories.slice(0, MAX_CATEGORIES)
}
