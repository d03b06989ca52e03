import { readText } from '../../lib/read-field'
import { push } from '../draft'
import type { MapCommerce } from './commerce'

/** Promotion Viewed and Promotion Clicked are what Matomo's content tracking calls an impression and an interaction. */
export const mapPromotion =
  (...command: ['trackContentImpression'] | ['trackContentInteraction', 'click']): MapCommerce =>
  (draft, properties) => {
    const name = readText(properties, 'name', 'promotion_id', 'id')
    if (name)
      push(draft, ...command, name, readText(properties, 'creative'), readText(properties, 'target', 'url'))
    else draft.omitted.push('the promotion: no name')
  }
