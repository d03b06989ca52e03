import { readAmount, readCount, readText } from '../../lib/read-field'
import type { MatomoMethods } from '../../matomo/commands'
import { push, type Draft } from '../draft'
import type { MapCommerce } from './commerce'
import { readCategory, readSku } from './items'

/** Product Viewed. */
export const mapProductView: MapCommerce = (draft, properties) => {
  const sku = readSku(draft, properties)
  if (sku) {
    rideOnEvent(
      draft,
      sku,
      readText(properties, 'name'),
      readCategory(properties),
      readAmount(properties, 'price'),
    )
  }
}

/** Product List Viewed: a view of a category. */
export const mapProductListView: MapCommerce = (draft, properties) => {
  const category = readCategory(properties)
  if (category) rideOnEvent(draft, false, false, category)
}

/** The view rides on the event that was pushed last: it would stay for the hits that follow, and is taken back. */
function rideOnEvent(draft: Draft, ...view: MatomoMethods['setEcommerceView']): void {
  push(draft, 'setEcommerceView', ...view)
  draft.commands.push(...draft.commands.splice(-2, 1))
  push(draft, 'setEcommerceView')
}

/** Promotion Viewed and Promotion Clicked are what Matomo's content tracking calls an impression and an interaction. */
export const mapPromotion =
  (...command: ['trackContentImpression'] | ['trackContentInteraction', 'click']): MapCommerce =>
  (draft, properties) => {
    const name = readText(properties, 'name', 'promotion_id', 'id')
    if (name)
      push(draft, ...command, name, readText(properties, 'creative'), readText(properties, 'target', 'url'))
    else draft.omitted.push('the promotion: no name')
  }

/** Products Searched: what was searched for, in which category, and how much was found, where the event says it. */
export const mapSiteSearch: MapCommerce = (draft, properties, dimensions) => {
  const query = readText(properties, 'query')
  // Segment's spec names no count: a number, or the list of what was found.
  if (query) {
    push(
      draft,
      'trackSiteSearch',
      query,
      readText(properties, 'category'),
      readCount(properties, 'count', 'results', 'results_count', 'products'),
      dimensions,
    )
  } else draft.omitted.push('the site search: no query')
}
