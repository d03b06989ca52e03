import type { Cart } from './mapping/commerce/cart'

/** Where the cart is kept for a site. */
export interface CartStore {
  /** What is stored: anything may have written it. */
  readonly read: () => unknown
  write(cart: Cart): void
}

/**
 * Keeps the cart in localStorage, so that it outlives the page: Matomo wants all lines on each cart update,
 * Segment says only what changed. It is read anew each time, since another tab may have changed it. Where
 * there is no storage, or it may not be used, it is kept in memory; content that cannot be read counts as an
 * empty cart.
 *
 * @param mayStore - whether the browser's storage may be written now
 */
export function createCartStore(siteId: string | number, mayStore: () => boolean): CartStore {
  const key = `segment-matomo:cart:${siteId}`
  let memory: Cart | undefined
  return {
    read() {
      if (memory) return memory
      try {
        return JSON.parse(localStorage.getItem(key) ?? '[]') as unknown
      } catch {
        return []
      }
    },
    write(cart) {
      memory = mayStore() ? undefined : cart
      if (memory) return
      try {
        if (cart.length) localStorage.setItem(key, JSON.stringify(cart))
        else localStorage.removeItem(key)
      } catch {
        // No storage, or no room in it.
        memory = cart
      }
    },
  }
}
