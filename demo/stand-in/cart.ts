import { text } from './text'

/** The items of the next cart update or order, one for each sku. Stand-in for matomo.js - not Matomo's code. */
export function createCart() {
  const items = new Map<string, unknown[]>()
  return {
    add: (sku: unknown, name?: unknown, category?: unknown, price?: unknown, quantity?: unknown) =>
      text(sku) && items.set(text(sku), [text(sku), text(name), category ?? '', price ?? 0, quantity ?? 1]),
    remove: (sku: unknown) => items.delete(text(sku)),
    clear: () => {
      items.clear()
    },
    /** As the tracking API wants it: `[[sku, name, category, price, quantity], …]`. */
    toParam: () => JSON.stringify([...items.values()]),
  }
}
