import { condense } from '../lib/condense'
import { noCase } from '../lib/no-case'
import { toText } from '../lib/to-text'
import { trimEnd } from '../lib/trim-end'
import type { MatomoCommand } from '../matomo/commands'
import { mapCommerce } from './commerce/commerce'
import { hitDimensions, type HitDimensions } from './custom-dimensions'
import { mapCustomVariables } from './custom-variables'
import type { Draft } from './draft'
import { addressOf } from './page-address'

/** A track call: where it happened, its custom variables, its goals, the event itself, and what it is in commerce. */
export function mapTrack(draft: Draft): void {
  const { event, settings, commands, omit, text, amount } = draft
  const address = addressOf(draft)
  if (address !== draft.state.address) commands.push(['setCustomUrl', address])
  const hasVariables = mapCustomVariables(draft)
  draft.state = { ...draft.state, address, customVariables: draft.state.customVariables || hasVariables }

  const action = toText(event.event)
  if (action === undefined) {
    // matomo.js would log an error to the console and send nothing.
    omit('the event: it has no name')
    return
  }
  const dimensions = hitDimensions(draft)
  const [view, requests] = mapCommerce(draft, action, dimensions)
  const revenue = revenueOf(draft, action)
  for (const id of (settings.goals.size && settings.goals.get(noCase(action))) || []) {
    commands.push(trimEnd<MatomoCommand>(['trackGoal', id, revenue, copy(dimensions)]))
  }
  if (view) commands.push(view)
  const value = amount('value') ?? revenue
  commands.push(
    trimEnd([
      'trackEvent',
      text('category') ?? 'All',
      action,
      text('name', 'label'),
      value,
      copy(dimensions),
    ]),
  )
  // It would stay for the hits that follow.
  if (view) commands.push(['setEcommerceView'])
  commands.push(...requests)
}

/**
 * What an event earned: its `revenue`, or the `total` of a completed order. As in Segment's classic
 * destinations, a revenue of 0 gives way to the order's total.
 */
function revenueOf({ amount }: Draft, action: string): number | undefined {
  const revenue = amount('revenue')
  return revenue || !/^(?:ordercompleted|completedorder)$/.test(condense(action))
    ? revenue
    : (amount('total') ?? revenue)
}

// matomo.js empties the object that it is given.
const copy = (dimensions: HitDimensions | undefined) => dimensions && { ...dimensions }
