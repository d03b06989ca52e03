import { reader, type Reader } from '../../lib/reader'
import { toText } from '../../lib/to-text'
import type { Omit } from '../mapping'

/** A line of an order or a cart. */
export interface Item {
  readonly sku: string
  readonly name: string | undefined
  readonly category: string | readonly string[] | undefined
  readonly price: number | undefined
  readonly quantity: number
}

/**
 * Reads a product as Segment's ecommerce spec has it. Without an sku Matomo drops it, and a quantity of 0
 * would count as 1 there: such a product is left out.
 */
export function readItem(product: unknown, omit: Omit): Item | undefined {
  const { field, text, amount } = reader(product)
  const sku = readSku(text)
  const quantity = field('quantity') == null ? 1 : (amount('quantity') ?? 0)
  if (sku === undefined) omit('a product: it has no sku, product_id or id')
  else if (quantity <= 0) omit(`the product ${sku}: its quantity should be more than 0`)
  else
    return {
      sku,
      name: text('name'),
      category: readCategory(field('category')),
      price: amount('price'),
      quantity,
    }
  return undefined
}

/** `sku`, else `product_id`, else `id`. Matomo takes `0` for none. */
export function readSku(text: Reader['text']): string | undefined {
  return ['sku', 'product_id', 'id'].map((name) => text(name)).find((sku) => sku && sku !== '0')
}

/** One category, or up to five, which is what Matomo takes. */
export function readCategory(value: unknown): Item['category'] {
  if (!Array.isArray(value)) return toText(value)
  const categories = value.map(toText).filter((category) => category !== undefined)
  return categories.length ? categories.slice(0, 5) : undefined
}
