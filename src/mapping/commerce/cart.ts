import type { SegmentEvent } from '@segment/analytics-next'
import { readField } from '../../lib/read-field'
import { push, type Draft } from '../draft'
import type { MapCommerce } from './commerce'
import { pushItems, readItems, sumOf, type Item } from './items'

/** The lines in the cart, one per sku. */
export type Cart = readonly Item[]

type ChangeCart = (
  draft: Draft,
  cart: Item[],
  properties: SegmentEvent['properties'],
  products: unknown,
) => Cart

/**
 * An event that changes the cart. Matomo wants all lines on each update. An empty cart is sent only where it is known to
 * have been filled before: otherwise Matomo would show an abandoned cart that never was.
 */
export const changeCart =
  (change: ChangeCart): MapCommerce =>
  (draft, properties) => {
    const before = readItems(draft, draft.moment.readCart())
    const cart = (draft.cart = change(draft, before, properties, readField(properties, 'products')))
    if (cart.length || before.length) {
      pushItems(draft, cart)
      push(draft, 'trackEcommerceCartUpdate', sumOf(cart))
    }
  }

/** Product Added: one more product, at the price that holds now, or the whole cart where the event says it. */
export const addToCart: ChangeCart = (draft, cart, properties, products) => {
  const items = readItems(draft, products)
  return items.length ? items : readItems(draft, [...cart, properties], true)
}

/** Product Removed: so many less of a product; a line at zero leaves. */
export const removeFromCart: ChangeCart = (draft, cart, properties) => {
  const [removed] = readItems(draft, [properties])
  for (const line of cart) if (line.sku === removed?.sku) line.quantity -= removed.quantity
  return cart.filter((line) => line.quantity > 0)
}

/** Cart Viewed, Checkout Started: the cart is what the event says, where it says it. */
export const replaceCart: ChangeCart = (draft, cart, _, products) =>
  Array.isArray(products) ? readItems(draft, products) : cart
