import type { Cart } from './mapping/commerce/cart'

/**
 * Keeps the cart in localStorage, so that it outlives the page: Matomo wants all lines on each cart update,
 * Segment says only what changed. It is read anew each time, since another tab may have changed it. Where
 * there is no storage, or it may not be used, it is kept in memory; content that cannot be read is none.
 *
 * @param mayStore - whether the browser's storage may be written now
 * @returns what reads the cart, which may be anything, as anything may have written it; and what writes it
 */
export function createCartStore(
  siteId: string | number,
  mayStore: () => boolean,
): [read: () => unknown, write: (cart: Cart) => void] {
  const key = `segment-matomo:cart:${siteId}`
  let memory: Cart | undefined
  return [
    () => {
      try {
        return memory ?? (JSON.parse(localStorage[key] as string) as unknown)
      } catch {
        // No storage, or nothing in it.
      }
    },
    (cart) => {
      memory = cart
      try {
        // Also where nothing may be stored: what is stored goes.
        localStorage.removeItem(key)
        if (!mayStore()) return
        if (cart.length) localStorage[key] = JSON.stringify(cart)
        memory = undefined
      } catch {
        // No storage, or no room in it.
      }
    },
  ]
}
