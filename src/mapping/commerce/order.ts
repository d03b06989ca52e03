import { parseAmount } from '../../lib/parse-amount'
import { readField } from '../../lib/read-field'
import { roundAmount } from '../../lib/round-amount'
import { toText } from '../../lib/to-text'
import type { MatomoCommand } from '../../matomo/commands'
import type { Omit } from '../mapping'
import { readItems } from './cart'
import { itemCommands, sumOf } from './items'

/** An order that Matomo takes: its id, and the commands that record it. */
export interface Order {
  readonly id: string
  readonly commands: MatomoCommand[]
}

/**
 * Order Completed. The grand total is worked out where the event does not say it: Segment's `subtotal` and
 * `revenue` are both without shipping and tax. Amounts that nobody knows are `''`: matomo.js would write
 * `undefined` into the request.
 */
export function mapOrder(properties: unknown, omit: Omit): Order | undefined {
  const id = toText(readField(properties, 'order_id')) ?? toText(readField(properties, 'id'))
  if (id === undefined) {
    omit('the order: it has no order_id')
    return undefined
  }
  const products = readField(properties, 'products')
  const items = readItems(Array.isArray(products) ? products : [], omit)
  const amount = (name: string) => parseAmount(readField(properties, name))
  const [tax, shipping, discount] = [amount('tax'), amount('shipping'), amount('discount')]
  const sum = items.length ? sumOf(items) : undefined
  const known = amount('subtotal') ?? amount('revenue')
  const net = known ?? (sum === undefined ? 0 : sum - (discount ?? 0))
  const total = amount('total') ?? roundAmount(net + (shipping ?? 0) + (tax ?? 0))
  return {
    id,
    commands: [
      ...itemCommands(items),
      ['trackEcommerceOrder', id, total, known ?? sum ?? '', tax ?? '', shipping ?? '', discount ?? ''],
    ],
  }
}
