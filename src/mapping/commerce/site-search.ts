import { readCount, readText } from '../../lib/read-field'
import { push } from '../draft'
import type { MapCommerce } from './commerce'

/** Products Searched: what was searched for, in which category, and how much was found, where the event says it. */
export const mapSiteSearch: MapCommerce = (draft, properties, dimensions) => {
  const query = readText(properties, 'query')
  if (query) {
    // Segment's spec names no count: a number, or the list of what was found.
    const count = readCount(properties, 'count', 'results', 'results_count', 'products')
    push(draft, 'trackSiteSearch', query, readText(properties, 'category'), count, dimensions)
  } else draft.omitted.push('the site search: no query')
}
