import type { SegmentEvent } from '@segment/analytics-next'
import type { Draft } from '../draft'
import type { HitDimensions } from '../hit-dimensions'

/** Maps what an event means in commerce. The event itself has been pushed before. */
export type MapCommerce = (
  draft: Draft,
  properties: SegmentEvent['properties'],
  dimensions: HitDimensions | undefined,
) => void
