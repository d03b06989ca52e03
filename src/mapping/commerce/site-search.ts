import { parseAmount } from '../../lib/parse-amount'
import type { HitDimensions } from '../custom-dimensions'
import type { Draft } from '../draft'

// Segment's spec names none of them: a number, or the list of what was found.
const COUNTS = ['count', 'results', 'results_count', 'products']

/** Products Searched: what was searched for, in which category, and how much was found, where the event says it. */
export function mapSiteSearch(draft: Draft, dimensions: HitDimensions | undefined): void {
  const query = draft.text('query')
  if (!query) {
    draft.omit('the site search', 'it has no query')
    return
  }
  const count = COUNTS.map((name) => {
    const value = draft.field(name)
    return Array.isArray(value) ? value.length : parseAmount(value)
  }).find((value) => value !== undefined)
  draft.push('trackSiteSearch', query, draft.text('category'), count, dimensions)
}
