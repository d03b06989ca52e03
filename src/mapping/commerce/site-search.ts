import { parseAmount } from '../../lib/parse-amount'
import { readField } from '../../lib/read-field'
import { toText } from '../../lib/to-text'
import { trimEnd } from '../../lib/trim-end'
import type { MatomoCommand } from '../../matomo/commands'
import type { HitDimensions } from '../custom-dimensions'
import type { Omit } from '../mapping'

// Segment's spec names none of them: a number, or the list of what was found.
const COUNTS = ['count', 'results', 'results_count', 'products']

/** Products Searched: what was searched for, in which category, and how much was found, where the event says it. */
export function mapSiteSearch(
  properties: unknown,
  dimensions: HitDimensions | undefined,
  omit: Omit,
): MatomoCommand[] {
  const query = toText(readField(properties, 'query'))
  if (query === undefined) {
    omit('the site search: it has no query')
    return []
  }
  const count = COUNTS.map((name) => readField(properties, name))
    .map((value) => (Array.isArray(value) ? value.length : parseAmount(value)))
    .find((value) => value !== undefined)
  return [
    trimEnd([
      'trackSiteSearch',
      query,
      toText(readField(properties, 'category')),
      count,
      dimensions && { ...dimensions },
    ]),
  ]
}
