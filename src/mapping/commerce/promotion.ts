import { readField } from '../../lib/read-field'
import { toText } from '../../lib/to-text'
import { trimEnd } from '../../lib/trim-end'
import type { MatomoCommand } from '../../matomo/commands'
import type { Omit } from '../mapping'

/** Promotion Viewed and Promotion Clicked are what Matomo's content tracking calls an impression and an interaction. */
export function mapPromotion(properties: unknown, isClick: boolean, omit: Omit): MatomoCommand[] {
  const text = (...names: string[]) => names.map((name) => toText(readField(properties, name))).find(Boolean)
  const name = text('name', 'promotion_id', 'id')
  if (name === undefined) {
    omit('the promotion: it has no name or promotion_id')
    return []
  }
  const content = [name, text('creative'), text('target', 'url')] as const
  return [
    trimEnd<MatomoCommand>(
      isClick ? ['trackContentInteraction', 'click', ...content] : ['trackContentImpression', ...content],
    ),
  ]
}
