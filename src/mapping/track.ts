import { normalizeName } from '../lib/normalize-name'
import { readAmount, readText } from '../lib/read-field'
import { toText } from '../lib/to-text'
import { COMMERCE } from './commerce/commerce'
import { mapOrder } from './commerce/order'
import { mapSiteSearch } from './commerce/views-and-search'
import { hitDimensions } from './custom-dimensions'
import { mapCustomVariables } from './custom-variables'
import { push, type Draft } from './draft'
import { pageAddress } from './page'

/** A track call: where it happened, its custom variables, its goals, the event itself, and what it is in commerce. */
export function mapTrack(draft: Draft): void {
  const { event, state, settings } = draft
  const { properties } = event
  const address = pageAddress(draft)
  const url = (address === state.page && state.viewed) || address
  if (url !== state.url) push(draft, 'setCustomUrl', (state.url = url))
  mapCustomVariables(draft)
  const action = toText(event.event)
  // matomo.js would log an error to the console and send nothing.
  if (!action) {
    draft.omitted.push('the event: no name')
    return
  }
  const dimensions = hitDimensions(draft)
  const name = normalizeName(action)
  const commerce = COMMERCE.get(name)
  // As in Segment's classic destinations, a revenue of 0 gives way to the order's total.
  let revenue = readAmount(properties, 'revenue')
  if (!revenue && commerce === mapOrder) revenue = readAmount(properties, 'total', 'revenue')
  for (const id of settings.goals.get(name) ?? []) push(draft, 'trackGoal', id, revenue, dimensions)
  push(
    draft,
    'trackEvent',
    readText(properties, 'category') ?? 'All',
    action,
    readText(properties, 'name', 'label'),
    readAmount(properties, 'value') ?? revenue,
    dimensions,
  )
  if (settings[commerce === mapSiteSearch ? 'siteSearch' : 'ecommerce'])
    commerce?.(draft, properties, dimensions)
}
