import type { Context, SegmentEvent } from '@segment/analytics-next'
import type { MatomoCommand } from '../matomo/commands'

/** What becomes of one call, as the setting `debug` gets it. A call that is held is reported once more when it is not held any more. */
export interface MatomoCallReport {
  /** The call, as analytics.js sends it. Of `analytics.reset()` only `type: 'reset'`. */
  readonly event: SegmentEvent
  /** The call's context, whose log has the notes too. Where several reports belong to one call, it is the same one. */
  readonly context: Context
  /** Whether the call is recorded, held until later, or dropped. */
  readonly outcome: 'recorded' | 'held' | 'left-out'
  /** Why the call is held or dropped, or what of it is left out: whole sentences. */
  readonly notes: readonly string[]
  /** What the call becomes, where it is recorded. */
  readonly commands?: readonly MatomoCommand[] | undefined
}
