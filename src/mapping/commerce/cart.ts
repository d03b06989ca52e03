import { readField } from '../../lib/read-field'
import type { MatomoCommand } from '../../matomo/commands'
import type { Omit } from '../mapping'
import { readItem, type Item } from './item'
import { itemCommands, mergeItems, sumOf } from './items'

/** The lines in the cart, one per sku. */
export type Cart = readonly Item[]

/** Lines of an order or a cart at most: what is kept, and sent in one request, has a bound. */
export const MAX_CART_LINES = 500

/** The lines of an order or a cart. */
export function readItems(products: readonly unknown[], omit: Omit): Cart {
  const items = products.map((product) => readItem(product, omit)).filter((item) => item !== undefined)
  return bounded(mergeItems(items), omit)
}

/** Product Added: one more product, or the whole cart where the event says it. */
export function addToCart(cart: Cart, properties: unknown, omit: Omit): Cart {
  const products = readField(properties, 'products')
  if (Array.isArray(products) && products.length) return readItems(products, omit)
  const item = readItem(properties, omit)
  return item ? bounded(mergeIntoCart(cart, item), omit) : cart
}

/** The line keeps its place and takes the price that holds now: it is what the shop will charge. */
function mergeIntoCart(cart: Cart, item: Item): Cart {
  const known = cart.find(({ sku }) => sku === item.sku)
  if (!known) return [...cart, item]
  const { name = known.name, category = known.category, price = known.price } = item
  const line = { sku: item.sku, name, category, price, quantity: known.quantity + item.quantity }
  return cart.map((other) => (other === known ? line : other))
}

/** Product Removed: so many less of a product; a line at zero leaves. */
export function removeFromCart(cart: Cart, properties: unknown, omit: Omit): Cart {
  const item = readItem(properties, omit)
  if (!item) return cart
  return cart.flatMap((line) => {
    if (line.sku !== item.sku) return [line]
    const quantity = line.quantity - item.quantity
    return quantity > 0 ? [{ ...line, quantity }] : []
  })
}

/** Cart Viewed, Checkout Started: the cart is what the event says, where it says it. */
export function replaceCart(cart: Cart, properties: unknown, omit: Omit): Cart {
  const products = readField(properties, 'products')
  return Array.isArray(products) ? readItems(products, omit) : cart
}

/**
 * Matomo wants all lines on each cart update. An empty cart is sent only where it is known to have been
 * filled before: otherwise Matomo would show an abandoned cart that never was.
 */
export function cartCommands(before: Cart, cart: Cart): MatomoCommand[] {
  if (!cart.length && !before.length) return []
  return [...itemCommands(cart), ['trackEcommerceCartUpdate', sumOf(cart)]]
}

function bounded(items: Cart, omit: Omit): Cart {
  if (items.length > MAX_CART_LINES) omit(`the products after the first ${MAX_CART_LINES}`)
  return items.slice(0, MAX_CART_LINES)
}
