import { readField } from '../../lib/read-field'
import { push, type Draft } from '../draft'
import type { Cart, Item } from './item'
import type { MapCommerce } from './map-commerce'
import { pushItems } from './push-items'
import { readItems } from './read-items'
import { totalOf } from './total-of'

/** Product Added: the cart has one more product, at the price that holds now. A list in `products` is the whole cart. */
export const mapProductAdded: MapCommerce = (draft, properties) => {
  const before = readCart(draft)
  const cart = readItems(draft, readField(properties, 'products'))
  updateCart(draft, before, cart.length > 0 ? cart : readItems(draft, [...before, properties], 'latest'))
}

/** Product Removed: the cart has so many less of a product. A line at zero leaves the cart. */
export const mapProductRemoved: MapCommerce = (draft, properties) => {
  const before = readCart(draft)
  updateCart(draft, before, removeItems(before, readItems(draft, [properties])))
}

function removeItems(cart: Cart, removed: readonly Item[]): Cart {
  const quantityOf = new Map(removed.map(({ sku, quantity }) => [sku, quantity]))
  return cart
    .map((line) => ({ ...line, quantity: line.quantity - (quantityOf.get(line.sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0)
}

/** Cart Viewed, Checkout Started: the cart is what the event says, if the event says it. */
export const mapCartView: MapCommerce = (draft, properties) => {
  const before = readCart(draft)
  const products = readField(properties, 'products')
  updateCart(draft, before, Array.isArray(products) ? readItems(draft, products) : before)
}

/** The cart that is kept for the site. Its lines are checked again: anything may be stored there. */
function readCart(draft: Draft): Cart {
  return readItems(draft, draft.moment.readCart())
}

/**
 * Matomo wants all lines on each update. An empty cart is sent only if it was filled before: otherwise Matomo would show an
 * abandoned cart that never was.
 */
function updateCart(draft: Draft, before: Cart, cart: Cart): void {
  draft.cart = cart
  if (cart.length === 0 && before.length === 0) return
  pushItems(draft, cart)
  push(draft, 'trackEcommerceCartUpdate', totalOf(cart))
}
