import { roundAmount } from '../../lib/round-amount'
import type { Draft } from '../draft'
import { pushItems, readItems, sumOf } from './items'

/** Orders that are remembered, so that one is not sent twice. */
const MAX_ORDERS = 100

/**
 * Order Completed; the cart is empty then. The grand total is worked out where the event does not say it: Segment's
 * `subtotal` and `revenue` are both without shipping and tax. Amounts that nobody knows are `''`: matomo.js would
 * write `undefined` into the request.
 */
export function mapOrder(draft: Draft): void {
  const { state } = draft
  const id = draft.text('order_id', 'id')
  if (!id || state.orders.includes(id)) {
    draft.omit(
      id ? `the order ${id}` : 'the order',
      id ? 'this page has sent it already' : 'it has no order_id',
    )
    return
  }
  draft.cart = []
  state.orders = [...state.orders.slice(1 - MAX_ORDERS), id]
  const items = readItems(draft.field('products'), draft)
  const tax = draft.amount('tax')
  const shipping = draft.amount('shipping')
  const discount = draft.amount('discount')
  let subtotal = draft.amount('subtotal', 'revenue')
  const net = subtotal ?? (items.length && sumOf(items) - (discount ?? 0))
  if (items.length) subtotal ??= sumOf(items)
  const total = draft.amount('total') ?? roundAmount(net + (shipping ?? 0) + (tax ?? 0))
  pushItems(items, draft)
  draft.push('trackEcommerceOrder', id, total, subtotal ?? '', tax ?? '', shipping ?? '', discount ?? '')
}
