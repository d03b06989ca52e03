import type { SegmentEvent } from '@segment/analytics-next'
import { push, type Draft } from './draft'

/** `analytics.reset()`, of which analytics.js makes no event. It happens on no page. */
export const RESET = { type: 'reset' } as unknown as SegmentEvent

/** The user logged out: what is tracked from now on is somebody else's visit, with an empty cart. */
export function mapReset(draft: Draft): void {
  const { state } = draft
  push(draft, 'resetUserId')
  for (const id of state.dimensions) push(draft, 'deleteCustomDimension', id)
  state.user = state.matomoUser = undefined
  state.dimensions = draft.cart = []
}
