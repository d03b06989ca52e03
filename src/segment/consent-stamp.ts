import type { SegmentEvent } from '@segment/analytics-next'

/** The event by which Segment's consent wrappers say that a visitor has decided anew. */
export const CONSENT_EVENT = 'Segment Consent Preference Updated'

/**
 * What an event's consent stamp says of these categories: `true` where all are given, `false` where one is
 * refused, and otherwise `undefined`.
 */
export function readConsent(event: SegmentEvent, categories: readonly string[]): boolean | undefined {
  const consent = event.context?.consent as { categoryPreferences?: Record<string, unknown> } | undefined
  const decisions = new Set(categories.map((category) => consent?.categoryPreferences?.[category]))
  if (decisions.has(false)) return false
  return (decisions.size === 1 && decisions.has(true)) || undefined
}
