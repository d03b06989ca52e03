import { roundAmount } from '../../lib/round-amount'
import type { MatomoCommand } from '../../matomo/commands'
import type { Item } from './item'

/**
 * Lines of one sku made one: Matomo keeps one line per sku, the last on the page, the first on the server.
 * Quantities are added up, the price is their average, and what a later line says of the product holds.
 */
export function mergeItems(items: readonly Item[]): Item[] {
  const merged = new Map<string, Item>()
  for (const item of items) {
    const known = merged.get(item.sku)
    if (!known) {
      merged.set(item.sku, item)
      continue
    }
    const { name = known.name, category = known.category } = item
    const quantity = known.quantity + item.quantity
    const average = roundAmount((worth(known) + worth(item)) / quantity)
    const price =
      known.price === undefined || item.price === undefined ? (item.price ?? known.price) : average
    merged.set(item.sku, { ...item, name, category, price, quantity })
  }
  return [...merged.values()]
}

const worth = ({ price = 0, quantity }: Item) => price * quantity

/** What all lines cost. */
export function sumOf(items: readonly Item[]): number {
  return roundAmount(items.reduce((sum, item) => sum + worth(item), 0))
}

/** Commands that make these the lines that matomo.js sends with the next cart or order. */
export function itemCommands(items: readonly Item[]): MatomoCommand[] {
  return [
    ['clearEcommerceCart'],
    ...items.map(({ sku, name, category, price, quantity }): MatomoCommand => {
      // A copy: matomo.js keeps the array.
      const categories = Array.isArray(category)
        ? [...(category as string[])]
        : (category as string | undefined)
      return ['addEcommerceItem', sku, name, categories, price, quantity]
    }),
  ]
}
