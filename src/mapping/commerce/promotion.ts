import { trimEnd } from '../../lib/trim-end'
import type { MatomoCommand } from '../../matomo/commands'
import type { Draft } from '../draft'

/** Promotion Viewed and Promotion Clicked are what Matomo's content tracking calls an impression and an interaction. */
export function mapPromotion(...command: ['trackContentImpression'] | ['trackContentInteraction', 'click']) {
  return ({ text, omit }: Draft): MatomoCommand[] => {
    const name = text('name', 'promotion_id', 'id')
    if (name !== undefined) {
      return [trimEnd([...command, name, text('creative'), text('target', 'url')])]
    }
    omit('the promotion: it has no name or promotion_id')
    return []
  }
}
