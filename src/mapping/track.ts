import { condense } from '../lib/condense'
import { noCase } from '../lib/no-case'
import { toText } from '../lib/to-text'
import { REQUESTS, VIEWS } from './commerce/commerce'
import { mapOrder } from './commerce/order'
import { mapSiteSearch } from './commerce/site-search'
import { hitDimensions } from './custom-dimensions'
import { mapCustomVariables } from './custom-variables'
import type { Draft } from './draft'
import { pageAddress } from './page-address'

/** A track call: where it happened, its custom variables, its goals, the event itself, and what it is in commerce. */
export function mapTrack(draft: Draft): void {
  const { state, settings } = draft
  const { address } = pageAddress(draft)
  if (address !== state.address) draft.push('setCustomUrl', address)
  state.address = address
  mapCustomVariables(draft)
  const action = toText(draft.event.event)
  // matomo.js would log an error to the console and send nothing.
  if (!action) {
    draft.omit('the event', 'it has no name')
    return
  }
  const dimensions = hitDimensions(draft)
  const name = condense(action)
  const request = REQUESTS.get(name)
  let revenue = draft.amount('revenue')
  // As in Segment's classic destinations, a revenue of 0 gives way to the order's total.
  if (!revenue && request === mapOrder) revenue = draft.amount('total') ?? revenue
  for (const id of settings.goals.get(noCase(action)) ?? []) draft.push('trackGoal', id, revenue, dimensions)

  const isView = settings.ecommerce && VIEWS.get(name)?.(draft)
  draft.push(
    'trackEvent',
    draft.text('category') ?? 'All',
    action,
    draft.text('name', 'label'),
    draft.amount('value') ?? revenue,
    dimensions,
  )
  // It would stay for the hits that follow.
  if (isView) draft.push('setEcommerceView')
  if (settings[request === mapSiteSearch ? 'siteSearch' : 'ecommerce']) request?.(draft, dimensions)
}
