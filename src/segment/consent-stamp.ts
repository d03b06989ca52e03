import type { SegmentEvent } from '@segment/analytics-next'

/** The event by which Segment's consent wrappers say that a visitor has decided anew. */
export const CONSENT_EVENT = 'Segment Consent Preference Updated'

/**
 * Reads what an event's consent stamp says of these categories.
 *
 * @returns `'given'` where all of them are given, `'refused'` where one is refused, and `'pending'` where the stamp does not say
 */
export function readConsent(
  event: SegmentEvent,
  categories: readonly string[],
): 'pending' | 'given' | 'refused' {
  if (categories.length === 0) return 'pending'
  const stamp = event.context?.consent as { categoryPreferences?: Record<string, unknown> } | undefined
  const answers = categories.map((category) => stamp?.categoryPreferences?.[category])
  if (answers.includes(false)) return 'refused'
  return answers.every((answer) => answer === true) ? 'given' : 'pending'
}
