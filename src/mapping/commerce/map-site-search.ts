import { readText } from '../../lib/read-field'
import { omit, push } from '../draft'
import { readCount } from '../read-amount'
import { readCategory } from '../read-category'
import type { MapCommerce } from './map-commerce'
import { readProducts } from './read-product'

/** Products Searched: what was searched for, in which category, and how much was found, if the event says it. */
export const mapSiteSearch: MapCommerce = (draft, properties, dimensions) => {
  const query = readText(properties, 'query')
  if (query === undefined) {
    omit(
      draft,
      'The site search was not sent to Matomo because the event has no query. Add query to the event.',
    )
    return
  }
  // Segment's spec names no count. People send a number, or the list of what was found.
  const count =
    readCount(draft, properties, 'count', 'results', 'results_count') ??
    readProducts(draft, properties)?.length
  push(draft, 'trackSiteSearch', query, readCategory(properties), count, dimensions)
}
