import { readAmount, readField, readText } from '../../lib/read-field'
import { push } from '../draft'
import type { MapCommerce } from './commerce'
import { pushItems, readItems, roundAmount, sumOf } from './items'

/**
 * Order Completed; the cart is empty then. The grand total is worked out where the event does not say it: Segment's
 * `subtotal` and `revenue` are both without shipping and tax. Amounts that nobody knows are `''`: matomo.js would
 * write `undefined` into the request.
 */
export const mapOrder: MapCommerce = (draft, properties) => {
  const { state } = draft
  const id = readText(properties, 'order_id', 'id')
  // Matomo takes an order once, and answers with an error afterwards.
  if (!id || id === state.order) {
    draft.omitted.push(`the order: ${id ? 'sent already' : 'no order_id'}`)
    return
  }
  state.order = id
  draft.cart = []
  const items = readItems(draft, readField(properties, 'products'))
  const tax = readAmount(properties, 'tax') ?? ''
  const shipping = readAmount(properties, 'shipping') ?? ''
  const discount = readAmount(properties, 'discount') ?? ''
  const said = readAmount(properties, 'subtotal', 'revenue')
  const sum = items.length ? sumOf(items) : ''
  const total =
    readAmount(properties, 'total') ??
    roundAmount((said ?? (Number(sum) && Number(sum) - Number(discount))) + Number(shipping) + Number(tax))
  pushItems(draft, items)
  push(draft, 'trackEcommerceOrder', id, total, said ?? sum, tax, shipping, discount)
}
