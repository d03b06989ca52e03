import type { Draft } from '../draft'
import { readItem, type Item } from './item'

/** Lines of an order or a cart at most: what is kept, and sent in one request, has a bound. */
export const MAX_ITEMS = 500

/** The lines of an order or a cart, one per sku: none where the products are no list. */
export function readItems(products: unknown, draft: Draft): Item[] {
  return Array.isArray(products)
    ? mergeItems(
        products.flatMap((product) => readItem(product, draft)),
        draft,
      )
    : []
}

/**
 * Lines of one sku made one: Matomo keeps one line per sku, the last on the page, the first on the server.
 * Quantities are added up, the line keeps its place, and what a later one says of the product holds.
 *
 * @param isPriceNow - whether the price of a later line holds for all, or is one of several
 */
export function mergeItems(items: readonly Item[], draft: Draft, isPriceNow?: boolean): Item[] {
  const merged = new Map<string, Item>()
  for (const item of items) {
    const known = merged.get(item.sku)
    const sum = known ? [known, item] : [item]
    const quantity = sum.reduce((sum, item) => sum + item.quantity, 0)
    const isMean = !isPriceNow && known?.price !== undefined && item.price !== undefined
    merged.set(item.sku, {
      sku: item.sku,
      name: item.name ?? known?.name,
      category: item.category ?? known?.category,
      price: isMean ? roundAmount(sumOf(sum) / quantity) : (item.price ?? known?.price),
      quantity,
    })
  }
  if (merged.size > MAX_ITEMS) draft.omit(`products after ${MAX_ITEMS}`)
  return [...merged.values()].slice(0, MAX_ITEMS)
}

/** What all lines cost. */
export function sumOf(items: readonly Item[]): number {
  return roundAmount(items.reduce((sum, { price = 0, quantity }) => sum + price * quantity, 0))
}

/**
 * Takes off what floating-point sums leave behind (`0.1 + 0.2`), finer than any currency's smallest coin. What no
 * request can hold becomes 0, see `parseAmount`.
 */
export function roundAmount(amount: number): number {
  return Math.abs(amount) < 1e21 ? Math.round(amount * 1e6) / 1e6 : 0
}

/** Makes these the lines that matomo.js sends with the next cart or order. */
export function pushItems(items: readonly Item[], draft: Draft): void {
  draft.push('clearEcommerceCart')
  for (const { sku, name, category, price, quantity } of items) {
    draft.push('addEcommerceItem', sku, name, category, price, quantity)
  }
}
