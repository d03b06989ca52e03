import type { Draft } from '../draft'
import { readItem, type Item } from './item'
import { mergeItems, pushItems, readItems, sumOf } from './items'

/** The lines in the cart, one per sku. */
export type Cart = readonly Item[]

type ChangeCart = (cart: Item[], draft: Draft) => Cart

/**
 * An event that changes the cart. Matomo wants all lines on each update. An empty cart is sent only where it is known to
 * have been filled before: otherwise Matomo would show an abandoned cart that never was.
 */
export function changeCart(change: ChangeCart) {
  return (draft: Draft): void => {
    const before = readItems(draft.moment.readCart(), draft)
    const cart = (draft.cart = change(before, draft))
    if (!cart.length && !before.length) return
    pushItems(cart, draft)
    draft.push('trackEcommerceCartUpdate', sumOf(cart))
  }
}

/** Product Added: one more product, at the price that holds now, or the whole cart where the event says it. */
export const addToCart: ChangeCart = (cart, draft) => {
  const items = readItems(draft.field('products'), draft)
  if (items.length) return items
  const item = readItem(draft, draft)
  return item ? mergeItems([...cart, item], draft, (_, { price }) => price) : cart
}

/** Product Removed: so many less of a product; a line at zero leaves. */
export const removeFromCart: ChangeCart = (cart, draft) => {
  const item = readItem(draft, draft)
  return cart
    .map((line) => (line.sku === item?.sku ? { ...line, quantity: line.quantity - item.quantity } : line))
    .filter(({ quantity }) => quantity > 0)
}

/** Cart Viewed, Checkout Started: the cart is what the event says, where it says it. */
export const replaceCart: ChangeCart = (cart, draft) => {
  const products = draft.field('products')
  return Array.isArray(products) ? readItems(products, draft) : cart
}
