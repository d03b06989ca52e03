import { Reader } from '../../lib/reader'
import { roundAmount } from '../../lib/round-amount'
import type { Draft } from '../draft'
import { readItem, type Item } from './item'

/** Lines of an order or a cart at most: what is kept, and sent in one request, has a bound. */
export const MAX_ITEMS = 500

/** The lines of an order or a cart, one per sku: none where the products are no list. */
export function readItems(products: unknown, draft: Draft): Item[] {
  if (!Array.isArray(products)) return []
  const items = products.map((product) => readItem(new Reader(product), draft))
  return mergeItems(
    items.filter((item) => item !== undefined),
    draft,
    (known, item) => roundAmount((worth(known) + worth(item)) / (known.quantity + item.quantity)),
  )
}

/**
 * Lines of one sku made one: Matomo keeps one line per sku, the last on the page, the first on the server.
 * Quantities are added up, the line keeps its place, and what a later one says of the product holds.
 *
 * @param priceOf - the price of two lines that both have one
 */
export function mergeItems(
  items: readonly Item[],
  draft: Draft,
  priceOf: (known: Item, item: Item) => number | undefined,
): Item[] {
  const merged = new Map<string, Item>()
  for (const item of items) {
    const known = merged.get(item.sku)
    const { name = known?.name, category = known?.category, price = known?.price } = item
    merged.set(item.sku, {
      ...item,
      name,
      category,
      price: known?.price === undefined || item.price === undefined ? price : priceOf(known, item),
      quantity: (known?.quantity ?? 0) + item.quantity,
    })
  }
  if (merged.size > MAX_ITEMS) draft.omit(`the products after the first ${MAX_ITEMS}`, 'too many')
  return [...merged.values()].slice(0, MAX_ITEMS)
}

const worth = ({ price = 0, quantity }: Item) => price * quantity

/** What all lines cost. */
export function sumOf(items: readonly Item[]): number {
  return roundAmount(items.reduce((sum, item) => sum + worth(item), 0))
}

/** Makes these the lines that matomo.js sends with the next cart or order. */
export function pushItems(items: readonly Item[], draft: Draft): void {
  draft.push('clearEcommerceCart')
  for (const { sku, name, category, price, quantity } of items) {
    draft.push('addEcommerceItem', sku, name, category, price, quantity)
  }
}
