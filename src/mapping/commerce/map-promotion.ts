import type { SegmentEvent } from '@segment/analytics-next'
import { readText } from '../../lib/read-field'
import { omit, push, type Draft } from '../draft'
import type { MapCommerce } from './map-commerce'

/** Promotion Viewed: what Matomo's content tracking calls an impression. */
export const mapPromotionView: MapCommerce = (draft, properties) => {
  const promotion = readPromotion(draft, properties)
  if (promotion) push(draft, 'trackContentImpression', ...promotion)
}

/** Promotion Clicked: what Matomo's content tracking calls an interaction. */
export const mapPromotionClick: MapCommerce = (draft, properties) => {
  const promotion = readPromotion(draft, properties)
  if (promotion) push(draft, 'trackContentInteraction', 'click', ...promotion)
}

type Promotion = [name: string, creative: string | undefined, target: string | undefined]

function readPromotion(draft: Draft, properties: SegmentEvent['properties']): Promotion | undefined {
  const name = readText(properties, 'name', 'promotion_id', 'id')
  if (name === undefined) {
    omit(
      draft,
      'The promotion was not sent to Matomo because the event has no name. Add name or promotion_id to the event.',
    )
    return undefined
  }
  return [name, readText(properties, 'creative'), readText(properties, 'target', 'url')]
}
