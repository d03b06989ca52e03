import type { SegmentEvent } from '@segment/analytics-next'
import { push, type Draft } from './draft'

/** Stands for `analytics.reset()`, of which analytics.js makes no event. A reset happens on no page. */
export const RESET = { type: 'reset' } as unknown as SegmentEvent

/**
 * The user has logged out. User, dimensions and cart are forgotten. The next hit starts a visit if Segment knew a user: many
 * sites call `reset()` on every page where nobody is logged in, and those pages belong to one visit.
 */
export function mapReset(draft: Draft): void {
  const { state } = draft
  push(draft, 'resetUserId')
  for (const id of state.dimensions) push(draft, 'deleteCustomDimension', id)
  if (state.user !== undefined) state.startsVisit = true
  state.user = undefined
  state.eventUser = undefined
  state.matomoUser = undefined
  state.dimensions = []
  draft.cart = []
}
