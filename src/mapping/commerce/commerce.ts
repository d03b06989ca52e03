import { condense } from '../../lib/condense'
import type { MatomoCommand } from '../../matomo/commands'
import type { ResolvedSettings } from '../../settings/resolve-settings'
import type { HitDimensions } from '../custom-dimensions'
import type { Omit } from '../mapping'
import { addToCart, cartCommands, removeFromCart, replaceCart, type Cart } from './cart'
import { mapOrder } from './order'
import { mapProductListView, mapProductView } from './product-view'
import { mapPromotion } from './promotion'
import { mapSiteSearch } from './site-search'

/** What a commerce event is mapped from. */
export interface CommerceCall {
  readonly properties: unknown
  readonly cart: Cart
  /** Ids of the orders that this page has sent. */
  readonly orders: readonly string[]
  /** Custom dimensions of this call, for a hit that takes them. */
  readonly dimensions: HitDimensions | undefined
  readonly omit: Omit
}

/** What it becomes, besides the event that it is sent as anyway. */
export interface Commerce {
  /** A product view, which rides on the event: pushed before it. */
  readonly view?: MatomoCommand[]
  /** Requests of its own: pushed after it. */
  readonly commands?: MatomoCommand[]
  /** The cart from now on, where it changes. */
  readonly cart?: Cart
  /** The order's id, where it is one. */
  readonly order?: string
}

type MapCommerce = (call: CommerceCall) => Commerce

const changeCart =
  (change: (cart: Cart, properties: unknown, omit: Omit) => Cart): MapCommerce =>
  ({ properties, cart: before, omit }) => {
    const cart = change(before, properties, omit)
    return { cart, commands: cartCommands(before, cart) }
  }

const completeOrder: MapCommerce = ({ properties, orders, omit }) => {
  const order = mapOrder(properties, omit)
  if (!order) return {}
  if (orders.includes(order.id)) {
    omit(`the order ${order.id}: this page has sent it already`)
    return {}
  }
  return { commands: order.commands, order: order.id, cart: [] }
}

const promote =
  (isClick: boolean): MapCommerce =>
  ({ properties, omit }) => ({ commands: mapPromotion(properties, isClick, omit) })

const search: MapCommerce = ({ properties, dimensions, omit }) => ({
  commands: mapSiteSearch(properties, dimensions, omit),
})

/** Segment's ecommerce spec: object, action, and what Matomo has for it. All others stay events only. */
const EVENTS: readonly (readonly [object: string, action: string, map: MapCommerce])[] = [
  ['product', 'viewed', ({ properties, omit }) => ({ view: mapProductView(properties, omit) })],
  ['productlist', 'viewed', ({ properties }) => ({ view: mapProductListView(properties) })],
  ['productcategory', 'viewed', ({ properties }) => ({ view: mapProductListView(properties) })],
  ['product', 'added', changeCart(addToCart)],
  ['product', 'removed', changeCart(removeFromCart)],
  ['cart', 'viewed', changeCart(replaceCart)],
  ['checkout', 'started', changeCart(replaceCart)],
  ['order', 'completed', completeOrder],
  ['products', 'searched', search],
  ['promotion', 'viewed', promote(false)],
  ['promotion', 'clicked', promote(true)],
]

// By the names of v2 (`Product Added`) and of v1 (`Added Product`), whatever their case and separators.
const BY_NAME = new Map(
  EVENTS.flatMap(([object, action, map]) => [
    [object + action, map],
    [action + object, map],
  ]),
)

/** How an event of Segment's ecommerce spec is mapped, where Matomo has something for it. */
export function commerceOf(
  event: string,
  settings: Pick<ResolvedSettings, 'ecommerce' | 'siteSearch'>,
): MapCommerce | undefined {
  const map = BY_NAME.get(condense(event))
  return settings[map === search ? 'siteSearch' : 'ecommerce'] ? map : undefined
}
