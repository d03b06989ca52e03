import type { SegmentEvent } from '@segment/analytics-next'
import { isRecord } from '../lib/is-record'
import { readPath } from '../lib/read-path'

/** The event by which Segment's consent wrappers say that a visitor has decided anew. */
export const CONSENT_EVENT = 'Segment Consent Preference Updated'

/**
 * What an event's consent stamp says of these categories: `true` where all are given, `false` where one is
 * refused, and otherwise `undefined`.
 */
export function readConsent(event: SegmentEvent, categories: readonly string[] = []): boolean | undefined {
  const preferences = categories.length && readPath(event, 'context.consent.categoryPreferences')
  if (!isRecord(preferences)) return undefined
  const decisions = categories.map((category) => preferences[category])
  if (decisions.includes(false)) return false
  return decisions.every((decision) => decision === true) || undefined
}
