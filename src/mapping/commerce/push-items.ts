import { push, type Draft } from '../draft'
import type { Item } from './item'

/** Makes these items the ones that matomo.js sends with the order or the cart update that follows. */
export function pushItems(draft: Draft, items: readonly Item[]): void {
  push(draft, 'clearEcommerceCart')
  for (const { sku, name, category, price, quantity } of items) {
    push(draft, 'addEcommerceItem', sku, name, category, price, quantity)
  }
}
