import { roundAmount } from '../../lib/round-amount'
import { sendableNumber } from '../../lib/sendable-number'
import type { Item } from './item'

/** What all lines cost together. A line without a price costs nothing. A sum that no request can hold is 0. */
export function totalOf(items: readonly Pick<Item, 'price' | 'quantity'>[]): number {
  let total = 0
  for (const { price = 0, quantity } of items) total += price * quantity
  return roundAmount(sendableNumber(total) ?? 0)
}
