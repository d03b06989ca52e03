import type { SegmentEvent } from '@segment/analytics-next'
import { readField } from '../../lib/read-field'
import { push, type Draft } from '../draft'
import type { MapCommerce } from './commerce'
import { pushItems, readItems, sumOf, type Item } from './items'

/** The lines in the cart, one per sku. */
export type Cart = readonly Item[]

type ChangeCart = (
  cart: Item[],
  draft: Draft,
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
    const before = readItems(draft.moment.readCart(), draft)
    const cart = (draft.cart = change(before, draft, properties, readField(properties, 'products')))
    if (!cart.length && !before.length) return
    pushItems(cart, draft)
    push(draft, 'trackEcommerceCartUpdate', sumOf(cart))
  }

/** Product Added: one more product, at the price that holds now, or the whole cart where the event says it. */
export const addToCart: ChangeCart = (cart, draft, properties, products) => {
  const items = readItems(products, draft)
  return items.length ? items : readItems([...cart, properties], draft, true)
}

/** Product Removed: so many less of a product; a line at zero leaves. */
export const removeFromCart: ChangeCart = (cart, draft, properties) => {
  const [removed] = readItems([properties], draft)
  for (const line of cart) if (line.sku === removed?.sku) line.quantity -= removed.quantity
  return cart.filter((line) => line.quantity > 0)
}

/** Cart Viewed, Checkout Started: the cart is what the event says, where it says it. */
export const replaceCart: ChangeCart = (cart, draft, _, products) =>
  Array.isArray(products) ? readItems(products, draft) : cart
