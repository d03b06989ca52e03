import { readField } from '../../lib/read-field'
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
export const changeCart = (change: ChangeCart) => (draft: Draft) => () => {
  const before = readItems(draft.moment.readCart(), draft)
  const cart = (draft.cart = change(before, draft))
  if (!cart.length && !before.length) return
  pushItems(cart, draft)
  draft.push('trackEcommerceCartUpdate', sumOf(cart))
}

/** Product Added: one more product, at the price that holds now, or the whole cart where the event says it. */
export const addToCart: ChangeCart = (cart, draft) => {
  const { properties } = draft.event
  const items = readItems(readField(properties, 'products'), draft)
  return items.length ? items : mergeItems([cart, readItem(properties, draft)].flat(), draft, true)
}

/** Product Removed: so many less of a product; a line at zero leaves. */
export const removeFromCart: ChangeCart = (cart, draft) =>
  [readItem(draft.event.properties, draft)]
    .flat()
    .reduce(
      (lines, { sku, quantity }) =>
        lines
          .map((line) => (line.sku === sku ? { ...line, quantity: line.quantity - quantity } : line))
          .filter((line) => line.quantity > 0),
      cart,
    )

/** Cart Viewed, Checkout Started: the cart is what the event says, where it says it. */
export const replaceCart: ChangeCart = (cart, draft) => {
  const products = readField(draft.event.properties, 'products')
  return Array.isArray(products) ? readItems(products, draft) : cart
}
