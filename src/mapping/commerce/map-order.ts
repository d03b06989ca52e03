import type { SegmentEvent } from '@segment/analytics-next'
import { roundAmount } from '../../lib/round-amount'
import { omit, push, type Draft } from '../draft'
import { readAmount } from '../read-amount'
import type { Item } from './item'
import type { MapCommerce } from './map-commerce'
import { pushItems } from './push-items'
import { readId } from './read-id'
import { readItems } from './read-items'
import { readProducts } from './read-product'
import { totalOf } from './total-of'

/** Order Completed. The cart is then empty. */
export const mapOrder: MapCommerce = (draft, properties) => {
  const { state } = draft
  const id = readId(properties, 'order_id', 'id')
  if (id === undefined) {
    omit(
      draft,
      'The order was not sent to Matomo because the event has no order_id. Add order_id to the event.',
    )
    return
  }
  // Matomo answers a second order of the same id with an error.
  if (id === state.order) {
    omit(
      draft,
      'The order was not sent to Matomo again because the order before it had the same order_id. Nothing is lost if it is the same order; otherwise give each order an order_id of its own.',
    )
    return
  }
  state.order = id
  draft.cart = []
  const items = readItems(draft, readProducts(draft, properties))
  const { total, subtotal, tax, shipping, discount } = readAmounts(draft, properties, items)
  pushItems(draft, items)
  push(
    draft,
    'trackEcommerceOrder',
    id,
    total,
    subtotal ?? UNKNOWN,
    tax ?? UNKNOWN,
    shipping ?? UNKNOWN,
    discount ?? UNKNOWN,
  )
}

/** matomo.js would write an `undefined` into the request as that word. */
const UNKNOWN = ''

interface Amounts {
  readonly total: number
  readonly subtotal: number | undefined
  readonly tax: number | undefined
  readonly shipping: number | undefined
  readonly discount: number | undefined
}

/** The amounts of an order. The total is worked out if the event does not say it: subtotal, shipping and tax. */
function readAmounts(draft: Draft, properties: SegmentEvent['properties'], items: readonly Item[]): Amounts {
  const tax = readAmount(draft, properties, 'tax')
  const shipping = readAmount(draft, properties, 'shipping')
  const discount = readAmount(draft, properties, 'discount')
  // Segment's `subtotal` and `revenue` are both without shipping and tax.
  const given = readAmount(draft, properties, 'subtotal', 'revenue')
  const ofItems = items.length > 0 ? totalOf(items) : undefined
  const beforeShipping = given ?? (ofItems === undefined ? 0 : discounted(ofItems, discount))
  return {
    total:
      readAmount(draft, properties, 'total') ?? roundAmount(beforeShipping + (shipping ?? 0) + (tax ?? 0)),
    subtotal: given ?? ofItems,
    tax,
    shipping,
    discount,
  }
}

/** Takes the discount off an amount. Products without prices add up to 0, and that stays 0. */
function discounted(amount: number, discount: number | undefined): number {
  return amount === 0 ? 0 : amount - (discount ?? 0)
}
