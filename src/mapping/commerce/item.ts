import type { Reader } from '../../lib/reader'
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
 */
export function readItem(product: Reader, draft: Draft): Item | undefined {
  const sku = readSku(product, draft, 'a product')
  if (!sku) return
  const quantity = product.field('quantity') == null ? 1 : (product.amount('quantity') ?? 0)
  if (quantity > 0) {
    return {
      sku,
      name: product.text('name'),
      category: readCategory(product),
      price: product.amount('price'),
      quantity,
    }
  }
  draft.omit(`the product ${sku}`, 'its quantity should be more than 0')
}

/** `sku`, else `product_id`, else `id`. Matomo takes `0` for none. */
export function readSku(product: Reader, draft: Draft, what: string): string | undefined {
  const sku = ['sku', 'product_id', 'id']
    .map((name) => product.text(name))
    .find((text) => text && text !== '0')
  if (!sku) draft.omit(what, 'it has no sku, product_id or id')
  return sku
}

/** One category, or up to five, which is what Matomo takes. */
export function readCategory(product: Reader): Item['category'] {
  const value = product.field('category')
  if (!Array.isArray(value)) return toText(value)
  const categories = value.map(toText).filter((category) => category !== undefined)
  return categories.length ? categories.slice(0, 5) : undefined
}
