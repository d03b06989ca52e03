import type { SegmentEvent } from '@segment/analytics-next'
import { CONSENT_EVENT } from '../segment/consent-stamp'
import type { Call } from './recorder'

/** What enters the gate. */
export type Entry =
  | { readonly kind: 'call'; call: Call }
  /** What Segment has stored of user or group at the page load, as the call that would say so. */
  | { readonly kind: 'stored-traits'; readonly call: Call }
  | { readonly kind: 'reset' }
  /** The calls that earlier pages have left. They take their place in the gate before they are read. */
  | { readonly kind: 'earlier-calls' }

/** Whether a call only says what the visitor has decided. Such a call is not sent. */
export function isConsentCall({ event }: SegmentEvent): boolean {
  return event === CONSENT_EVENT
}
