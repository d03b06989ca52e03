import type { MatomoCommand } from '../../matomo/commands'
import type { Draft } from '../draft'
import type { Omit } from '../mapping'
import { readItem, type Item } from './item'
import { itemCommands, mergeItems, sumOf } from './items'

/** The lines in the cart, one per sku. */
export type Cart = readonly Item[]

type ChangeCart = (cart: Cart, draft: Draft) => Cart

/** Lines of an order or a cart at most: what is kept, and sent in one request, has a bound. */
export const MAX_CART_LINES = 500

/**
 * An event that changes the cart. Matomo wants all lines on each update. An empty cart is sent only where it is known to
 * have been filled before: otherwise Matomo would show an abandoned cart that never was.
 */
export function changeCart(change: ChangeCart) {
  return (draft: Draft): MatomoCommand[] => {
    const before = draft.moment.cart
    const cart = (draft.cart = change(before, draft))
    return cart.length || before.length
      ? [...itemCommands(cart), ['trackEcommerceCartUpdate', sumOf(cart)]]
      : []
  }
}

/** The lines of an order or a cart: none where the products are no list. */
export function readItems(products: unknown, omit: Omit): Cart {
  if (!Array.isArray(products)) return []
  const items = products.map((product) => readItem(product, omit)).filter((item) => item !== undefined)
  return bounded(mergeItems(items), omit)
}

/** Product Added: one more product, or the whole cart where the event says it. */
export const addToCart: ChangeCart = (cart, { field, event, omit }) => {
  const items = readItems(field('products'), omit)
  if (items.length) return items
  const item = readItem(event.properties, omit)
  if (!item) return cart
  const known = cart.find(({ sku }) => sku === item.sku)
  // The line keeps its place and takes the price that holds now: it is what the shop will charge.
  const { name = known?.name, category = known?.category, price = known?.price } = item
  const line = { ...item, name, category, price, quantity: (known?.quantity ?? 0) + item.quantity }
  return known ? cart.map((other) => (other === known ? line : other)) : bounded([...cart, line], omit)
}

/** Product Removed: so many less of a product; a line at zero leaves. */
export const removeFromCart: ChangeCart = (cart, { event, omit }) => {
  const item = readItem(event.properties, omit)
  return cart
    .map((line) => (line.sku === item?.sku ? { ...line, quantity: line.quantity - item.quantity } : line))
    .filter(({ quantity }) => quantity > 0)
}

/** Cart Viewed, Checkout Started: the cart is what the event says, where it says it. */
export const replaceCart: ChangeCart = (cart, { field, omit }) => {
  const products = field('products')
  return Array.isArray(products) ? readItems(products, omit) : cart
}

function bounded(items: Cart, omit: Omit): Cart {
  if (items.length > MAX_CART_LINES) omit(`the products after the first ${MAX_CART_LINES}`)
  return items.slice(0, MAX_CART_LINES)
}
