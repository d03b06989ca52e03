import type { SegmentEvent } from '@segment/analytics-next'
import { condense } from '../lib/condense'
import { parseAmount } from '../lib/parse-amount'
import { readField } from '../lib/read-field'

/**
 * What an event earned: its `revenue`, or the `total` of a completed order. As in Segment's classic
 * destinations, a revenue of 0 gives way to the order's total.
 */
export function revenueOf({ event, properties }: SegmentEvent): number | undefined {
  const revenue = parseAmount(readField(properties, 'revenue'))
  if (revenue || !isCompletedOrder(event)) return revenue
  return parseAmount(readField(properties, 'total')) ?? revenue
}

const isCompletedOrder = (event: unknown) =>
  typeof event === 'string' && /^(?:ordercompleted|completedorder)$/.test(condense(event))
