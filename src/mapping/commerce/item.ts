import { parseAmount } from '../../lib/parse-amount'
import { readField } from '../../lib/read-field'
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
  const sku = readSku(product)
  const quantity = parseAmount(readField(product, 'quantity') ?? 1)
  if (sku === undefined) omit('a product: it has no sku, product_id or id')
  else if (quantity === undefined || quantity <= 0)
    omit(`the product ${sku}: its quantity should be more than 0`)
  else return { sku, ...readDescription(product), quantity }
}

/** What a product is, apart from how many of it. */
export function readDescription(product: unknown): Pick<Item, 'name' | 'category' | 'price'> {
  return {
    name: toText(readField(product, 'name')),
    category: readCategory(readField(product, 'category')),
    price: parseAmount(readField(product, 'price')),
  }
}

/** `sku`, else `product_id`, else `id`. Matomo takes `0` for none. */
export function readSku(product: unknown): string | undefined {
  return ['sku', 'product_id', 'id']
    .map((name) => toText(readField(product, name)))
    .find((sku) => sku && sku !== '0')
}

/** One category, or up to five, which is what Matomo takes. */
export function readCategory(value: unknown): Item['category'] {
  if (!Array.isArray(value)) return toText(value)
  const categories = value.map(toText).filter((category) => category !== undefined)
  return categories.length ? categories.slice(0, 5) : undefined
}
