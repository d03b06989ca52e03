import { readCount, readText } from '../../lib/read-field'
import type { HitDimensions } from '../custom-dimensions'
import type { Draft } from '../draft'

/** Products Searched: what was searched for, in which category, and how much was found, where the event says it. */
export const mapSiteSearch = (draft: Draft) => (dimensions: HitDimensions | undefined) => {
  const { properties } = draft.event
  const query = readText(properties, 'query')
  if (!query) {
    draft.omit('the site search: no query')
    return
  }
  // Segment's spec names no count: a number, or the list of what was found.
  const count = readCount(properties, 'count', 'results', 'results_count', 'products')
  draft.push('trackSiteSearch', query, readText(properties, 'category'), count, dimensions)
}
