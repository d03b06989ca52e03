import { roundAmount } from '../../lib/round-amount'
import type { MatomoCommand } from '../../matomo/commands'
import type { Draft } from '../draft'
import { readItems } from './cart'
import { itemCommands, sumOf } from './items'

/** Orders that are remembered, so that one is not sent twice. */
const MAX_ORDERS = 100

/**
 * Order Completed; the cart is empty then. The grand total is worked out where the event does not say it: Segment's
 * `subtotal` and `revenue` are both without shipping and tax. Amounts that nobody knows are `''`: matomo.js would
 * write `undefined` into the request.
 */
export function mapOrder(draft: Draft): MatomoCommand[] {
  const { text, amount, field, omit, state } = draft
  const id = text('order_id', 'id')
  if (id === undefined || state.orders.includes(id)) {
    omit(
      id === undefined ? 'the order: it has no order_id' : `the order ${id}: this page has sent it already`,
    )
    return []
  }
  draft.cart = []
  draft.state = { ...state, orders: [...state.orders.slice(1 - MAX_ORDERS), id] }
  const items = readItems(field('products'), omit)
  const [tax, shipping, discount] = [amount('tax'), amount('shipping'), amount('discount')]
  const sum = items.length ? sumOf(items) : undefined
  const known = amount('subtotal', 'revenue')
  const net = known ?? (sum ?? 0) - (sum === undefined ? 0 : (discount ?? 0))
  const total = amount('total') ?? roundAmount(net + (shipping ?? 0) + (tax ?? 0))
  return [
    ...itemCommands(items),
    ['trackEcommerceOrder', id, total, known ?? sum ?? '', tax ?? '', shipping ?? '', discount ?? ''],
  ]
}
