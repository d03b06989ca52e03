import { parseAmount } from '../../lib/parse-amount'
import { trimEnd } from '../../lib/trim-end'
import type { MatomoCommand } from '../../matomo/commands'
import type { HitDimensions } from '../custom-dimensions'
import type { Draft } from '../draft'

// Segment's spec names none of them: a number, or the list of what was found.
const COUNTS = ['count', 'results', 'results_count', 'products']

/** Products Searched: what was searched for, in which category, and how much was found, where the event says it. */
export function mapSiteSearch(
  { text, field, omit }: Draft,
  dimensions: HitDimensions | undefined,
): MatomoCommand[] {
  const query = text('query')
  if (query === undefined) {
    omit('the site search: it has no query')
    return []
  }
  const count = COUNTS.map(field)
    .map((value) => (Array.isArray(value) ? value.length : parseAmount(value)))
    .find((value) => value !== undefined)
  return [trimEnd(['trackSiteSearch', query, text('category'), count, dimensions && { ...dimensions }])]
}
