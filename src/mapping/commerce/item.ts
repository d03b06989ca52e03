import { readAmount, readField, readText } from '../../lib/read-field'
import { toText } from '../../lib/to-text'
import type { Draft } from '../draft'

/** A line of an order or a cart. */
export interface Item {
  readonly sku: string
  readonly name: string | undefined
  readonly category: string | string[] | undefined
  readonly price: number | undefined
  readonly quantity: number
}

/**
 * Reads a product as Segment's ecommerce spec has it. Without an sku Matomo drops it, and a quantity of 0
 * would count as 1 there: such a product is left out.
 *
 * @returns the line, or none
 */
export function readItem(product: unknown, draft: Draft): Item | readonly never[] {
  const sku = readSku(product, draft)
  const quantity = readField(product, 'quantity') == null ? 1 : (readAmount(product, 'quantity') ?? 0)
  if (sku && quantity > 0) {
    return {
      sku,
      name: readText(product, 'name'),
      category: readCategory(product),
      price: readAmount(product, 'price'),
      quantity,
    }
  }
  if (sku) draft.omit(`product ${sku}: quantity not above 0`)
  return []
}

/** `sku`, else `product_id`, else `id`. Matomo takes `0` for none. */
export function readSku(product: unknown, draft: Draft): string | undefined {
  for (const name of ['sku', 'product_id', 'id']) {
    const sku = readText(product, name)
    if (sku && sku !== '0') return sku
  }
  draft.omit('product: no sku')
}

/** One category, or up to five, which is what Matomo takes. */
export function readCategory(product: unknown): Item['category'] {
  const value = readField(product, 'category')
  if (!Array.isArray(value)) return toText(value)
  const categories = value.flatMap((category) => toText(category) ?? []).slice(0, 5)
  return categories.length ? categories : undefined
}
