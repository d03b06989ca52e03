import { readCount, readText } from '../../lib/read-field'
import { push } from '../draft'
import type { MapCommerce } from './map-commerce'

/** Products Searched: what was searched for, in which category, and how much was found, if the event says it. */
export const mapSiteSearch: MapCommerce = (draft, properties, dimensions) => {
  const query = readText(properties, 'query')
  if (query === undefined) {
    draft.omitted.push(
      'The site search was not sent to Matomo because the event has no query. Add query to the event.',
    )
    return
  }
  // Segment's spec names no count. People send a number, or the list of what was found.
  const count = readCount(properties, 'count', 'results', 'results_count', 'products')
  push(draft, 'trackSiteSearch', query, readText(properties, 'category'), count, dimensions)
}
