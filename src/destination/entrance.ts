import type { Context, SegmentEvent } from '@segment/analytics-next'
import { deepCopy } from '../lib/deep-copy'
import { CONSENT_EVENT } from '../segment/consent-stamp'
import type { Gate } from '../segment/gate'
import type { PageSnapshot } from '../segment/page-snapshot'
import type { Recorder } from './recorder'
import type { Report } from './report'
import type { StoredTraits } from './stored-traits'

/** Where calls whose turn it is enter the gate. */
export interface Entrance {
  /** Enters what Segment has stored of user and group, once, before the first call. */
  enterStoredTraits(page: PageSnapshot): void
  /** Enters a call: it is recorded, held, or left out. */
  enter(event: SegmentEvent, context: Context, page: PageSnapshot): void
}

interface EntranceOptions {
  readonly gate: Gate
  readonly recorder: Recorder
  readonly report: Report
  readonly storedTraits: StoredTraits
  /** For the log of what belongs to no call. */
  readonly context: Context
}

export function createEntrance({
  gate,
  recorder,
  report,
  storedTraits,
  context: own,
}: EntranceOptions): Entrance {
  return {
    enterStoredTraits(page) {
      for (const event of storedTraits.take()) {
        gate.enterAlways(({ verdict }) => {
          if (verdict === 'pass') recorder.record({ event, context: own, asCalled: event, page })
          else storedTraits.giveBack(event)
        })
      }
    },
    enter(event, context, page) {
      let asCalled = event
      const holdReason = gate.enter((outcome) => {
        if (outcome.verdict === 'drop') recorder.leaveOut(event, context, outcome.reason)
        else if (event.event !== CONSENT_EVENT) recorder.record({ event, context, asCalled, page })
      })
      if (holdReason === undefined) return
      report({ event, context, outcome: 'held', notes: [holdReason] })
      asCalled = copyIfPossible(event)
    },
  }
}

/** The page may change its objects, such as its cart, before a held call is recorded. */
function copyIfPossible(event: SegmentEvent): SegmentEvent {
  try {
    return deepCopy(event)
  } catch {
    // A getter throws. The event is read later as it is then.
    return event
  }
}
