import { readField, readText } from '../lib/read-field'
import { toText } from '../lib/to-text'
import { saidOfPage } from '../segment/page-snapshot'
import { findGoals } from '../settings/goal-index'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { findCommerce } from './commerce/find-commerce'
import type { MapCommerce } from './commerce/map-commerce'
import { mapOrder } from './commerce/map-order'
import { mapSiteSearch } from './commerce/map-site-search'
import { omit, push, type Draft } from './draft'
import { hitDimensions, type HitDimensions } from './hit-dimensions'
import { mapCustomVariables } from './map-custom-variables'
import { eventUrl } from './event-url'
import { mapReferrer } from './map-referrer'
import { readAmount, readNumber } from './read-amount'
import { readCategory } from './read-category'

/** A track call: where it happened, its custom variables, its goals, the event itself, and what the event means in commerce. */
export function mapTrack(draft: Draft): void {
  const { event, settings } = draft
  mapEventPage(draft)
  mapCustomVariables(draft)
  const name = toText(event.event)
  if (name === undefined) {
    // matomo.js would log an error to the console and send nothing.
    omit(
      draft,
      'The event was not sent to Matomo because it has no name. Pass a name as the first argument of track().',
    )
    return
  }
  const dimensions = hitDimensions(draft)
  const mapCommerce = findCommerce(name)
  const revenue = readRevenue(draft, mapCommerce)
  for (const id of findGoals(settings.goals, name)) {
    push(draft, 'trackGoal', id, revenue, dimensions)
  }
  pushEvent(draft, name, revenue, dimensions)
  if (mapCommerce && isEnabled(mapCommerce, settings)) mapCommerce(draft, event.properties, dimensions)
}

/** Sets the page that the event happened on, where matomo.js has another one. */
function mapEventPage(draft: Draft): void {
  const { event, state } = draft
  const said = saidOfPage(event)
  mapReferrer(draft, said)
  const url = eventUrl(draft, said)
  if (url === state.url) return
  push(draft, 'setCustomUrl', url)
  state.url = url
}

/** As in Segment's classic destinations, the total of an order stands for a revenue that is absent or 0. */
function readRevenue(draft: Draft, mapCommerce: MapCommerce | undefined): number | undefined {
  const { properties } = draft.event
  const revenue = readAmount(draft, properties, 'revenue')
  if (mapCommerce !== mapOrder || revenue) return revenue
  return readAmount(draft, properties, 'total') ?? revenue
}

function pushEvent(
  draft: Draft,
  name: string,
  revenue: number | undefined,
  dimensions: HitDimensions | undefined,
): void {
  const { properties } = draft.event
  push(
    draft,
    'trackEvent',
    readCategory(properties) ?? 'All',
    name,
    readText(properties, 'name') ?? toText(readField(properties, 'label')),
    readNumber(draft, properties, 'value') ?? revenue,
    dimensions,
  )
}

function isEnabled(mapCommerce: MapCommerce, settings: ResolvedSettings): boolean {
  return mapCommerce === mapSiteSearch ? settings.siteSearch : settings.ecommerce
}
