import type { Analytics, SegmentEvent } from '@segment/analytics-next'
import { cdnSettingsOf } from './cdn-settings'
import { isSwitchedOff } from './integrations'

/** What a source's tracking plan says of one event. */
interface PlannedEvent {
  readonly enabled?: boolean
  readonly integrations?: Record<string, unknown>
}

/**
 * Whether the source's tracking plan keeps an event from this destination. analytics.js applies the plan only to classic
 * destinations, and there the options of a call win over the plan.
 */
export function isBlockedByPlan(event: SegmentEvent, analytics: Analytics): boolean {
  if (event.type !== 'track') return false
  const plan = cdnSettingsOf(analytics).plan?.track as Record<string, PlannedEvent> | undefined
  if (!plan) return false
  const name = String(event.event)
  // The name may be that of a method of all objects, such as `constructor`.
  const planned = Object.prototype.hasOwnProperty.call(plan, name) ? plan[name] : plan.__default
  return planned?.enabled === false || isSwitchedOff(planned?.integrations)
}
