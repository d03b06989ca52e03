import { parseAmount } from '../../lib/parse-amount'
import { readField } from '../../lib/read-field'
import { toText } from '../../lib/to-text'
import { trimEnd } from '../../lib/trim-end'
import type { MatomoCommand } from '../../matomo/commands'
import type { HitDimensions } from '../custom-dimensions'
import type { Omit } from '../mapping'

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
  const products = readField(properties, 'products')
  const count =
    parseAmount(readField(properties, 'count')) ?? (Array.isArray(products) ? products.length : undefined)
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
