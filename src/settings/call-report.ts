import type { Context, SegmentEvent } from '@segment/analytics-next'
import type { MatomoCommand } from '../matomo/commands'

/** What becomes of one call, as the setting `debug` gets it. A call that is held is reported once more when it is not held any more. */
export interface MatomoCallReport {
  /** The call, as analytics.js sends it. For `analytics.reset()` it is only `{ type: 'reset' }`. */
  readonly event: SegmentEvent
  /** The call's context, whose log has the notes too. All reports of one call have the same context. */
  readonly context: Context
  /** Whether the call is recorded, held until later, or dropped. */
  readonly outcome: 'recorded' | 'held' | 'left-out'
  /** Why the call is held or dropped, or what of it is left out: whole sentences. */
  readonly notes: readonly string[]
  /** The commands that the call becomes. Absent unless the call is recorded. */
  readonly commands?: readonly MatomoCommand[] | undefined
}
