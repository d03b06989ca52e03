import { roundAmount } from '../../lib/round-amount'
import { push, type Draft } from '../draft'
import type { Cart, Item } from './item'
import type { MapCommerce } from './map-commerce'
import { pushItems } from './push-items'
import { readItems } from './read-items'
import { findSku, readProducts } from './read-product'
import { totalOf } from './total-of'

/** Product Added: the cart gains a product, or the products of a list. A line that it has already gets the new price. */
export const mapProductAdded: MapCommerce = (draft, properties) => {
  const before = readCart(draft)
  updateCart(draft, before, readItems(draft, [...before, ...readProductsOfCall(draft, properties)], 'latest'))
}

/** Product Removed: the cart loses a product, or the products of a list. A line whose quantity reaches 0 leaves the cart. */
export const mapProductRemoved: MapCommerce = (draft, properties) => {
  const before = readCart(draft)
  updateCart(draft, before, removeItems(before, readItems(draft, readProductsOfCall(draft, properties))))
}

/** The product that the call itself names, or else those of its list. */
function readProductsOfCall(draft: Draft, properties: unknown): readonly unknown[] {
  const products = findSku(properties) === undefined ? readProducts(draft, properties) : undefined
  return products ?? [properties]
}

function removeItems(cart: Cart, removed: readonly Item[]): Cart {
  const removedBySku = new Map(removed.map(({ sku, quantity }) => [sku, quantity]))
  return cart
    .map((line) => ({
      ...line,
      quantity: roundAmount(line.quantity - (removedBySku.get(line.sku) ?? 0)),
    }))
    .filter(({ quantity }) => quantity > 0)
}

/** Cart Viewed, Checkout Started: the cart has the products that the event lists. Without a list it stays as it is. */
export const mapCartView: MapCommerce = (draft, properties) => {
  const before = readCart(draft)
  const products = readProducts(draft, properties)
  updateCart(draft, before, products ? readItems(draft, products) : before)
}

/** The cart that is kept for the site. Its lines are checked again: anything may be stored there. */
function readCart(draft: Draft): Cart {
  const stored = draft.moment.readCart()
  return readItems(draft, Array.isArray(stored) ? stored : [])
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
