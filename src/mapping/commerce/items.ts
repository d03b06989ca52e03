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
    merged.set(item.sku, known ? mergeTwo(known, item) : item)
  }
  return [...merged.values()]
}

function mergeTwo(first: Item, second: Item): Item {
  const quantity = first.quantity + second.quantity
  const price = roundAmount((worth(first) + worth(second)) / quantity)
  return {
    sku: first.sku,
    name: second.name ?? first.name,
    category: second.category ?? first.category,
    price: first.price === undefined || second.price === undefined ? (second.price ?? first.price) : price,
    quantity,
  }
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
      const categories = typeof category === 'string' ? category : category && [...category]
      return ['addEcommerceItem', sku, name, categories, price, quantity]
    }),
  ]
}
