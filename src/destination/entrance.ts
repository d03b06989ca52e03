import type { Context, SegmentEvent } from '@segment/analytics-next'
import { deepCopy } from '../lib/deep-copy'
import { createGate, type Outcome, type Verdict } from '../segment/gate'
import type { PageSnapshot } from '../segment/page-snapshot'
import type { Connection } from './connection'
import type { Consent } from './consent'
import type { EarlierCalls } from './earlier-calls'
import { isConsentCall, type Entry } from './entry'
import type { HeldCalls } from './held-calls'
import { judge } from './judge'
import type { Call, Recorder } from './recorder'
import type { Report } from './report'
import type { StoredTraits } from './stored-traits'

/** The way through the gate: each call that enters is recorded, held, or left out. */
export interface Entrance {
  /** Enters what Segment has stored of user and group, ahead of a call. Traits that were dropped enter again with the next call. */
  enterStoredTraits(page: PageSnapshot): void
  /** Enters a call: it is recorded, held, or left out. */
  enter(event: SegmentEvent, context: Context, page: PageSnapshot): void
  /** Enters a reset. Stored traits that have not entered yet are forgotten. */
  enterReset(): void
  /** Enters the calls of earlier pages, ahead of all that is held. */
  enterFirst(entry: Entry): void
  /** Judges again what is held, unless the page is left. */
  open(): void
  /** The page is left. What is held stays held, and stored, until the page is shown again. */
  onLeave(): void
  /** The page is shown, for the first time or again. What is held is judged again. */
  onShow(): void
}

interface EntranceOptions {
  readonly consent: Consent
  readonly connection: Connection
  readonly recorder: Recorder
  readonly report: Report
  readonly storedTraits: StoredTraits
  readonly heldCalls: HeldCalls
  readonly earlierCalls: EarlierCalls
  /** For the log of what belongs to no call. */
  readonly context: Context
}

export function createEntrance({
  consent,
  connection,
  recorder,
  report,
  storedTraits,
  heldCalls,
  earlierCalls,
  context: ownContext,
}: EntranceOptions): Entrance {
  const onCallOutcome = (call: Call, outcome: Outcome) => {
    const { event, context } = call
    if (outcome.verdict === 'drop') recorder.leaveOut(event, context, outcome.reason)
    else if (!isConsentCall(event)) recorder.record(call)
  }

  const onOutcome = (entry: Entry, outcome: Outcome) => {
    const isSentByOther = heldCalls.letGo(entry)
    const isPassing = outcome.verdict === 'pass'
    switch (entry.kind) {
      case 'call':
        onCallOutcome(entry.call, isPassing && isSentByOther ? SENT_BY_OTHER : outcome)
        break
      case 'stored-traits':
        if (isPassing) recorder.record(entry.call)
        else storedTraits.giveBack(entry.call.event)
        break
      case 'earlier-calls': {
        const batch = earlierCalls.take()
        if (isPassing) recorder.recordEarlier(batch)
        break
      }
      case 'reset':
        // Also where calls are dropped: the user has logged out.
        recorder.recordReset()
    }
  }
  /** The verdict that goes on to hold everything while the page is left: what the page would send then may be lost. */
  let holdWhileLeft: Verdict | undefined
  const judgeNow = () => judge(consent, connection, earlierCalls.state())
  const gate = createGate<Entry>({
    judge: () => holdWhileLeft ?? judgeNow(),
    onOutcome,
    onHeld: heldCalls.keep,
  })

  return {
    enterFirst: gate.enterFirst,
    enterReset() {
      storedTraits.forget()
      gate.enterAlways({ kind: 'reset' })
    },
    open: gate.open,
    onLeave() {
      const verdict = judgeNow()
      if (verdict.verdict === 'hold') holdWhileLeft = verdict
    },
    onShow() {
      holdWhileLeft = undefined
      gate.open()
    },
    enterStoredTraits(page) {
      for (const event of storedTraits.take()) {
        const call = { event, context: ownContext, asCalled: event, page }
        gate.enterAlways({ kind: 'stored-traits', call })
      }
    },
    enter(event, context, page) {
      const entry: Entry = { kind: 'call', call: { event, context, asCalled: event, page } }
      const holdReason = gate.enter(entry)
      if (holdReason === undefined) return
      report({ event, context, outcome: 'held', notes: [holdReason] })
      entry.call = { ...entry.call, asCalled: copyIfPossible(event) }
    },
  }
}

const SENT_BY_OTHER: Outcome = {
  verdict: 'drop',
  reason: 'another page of the site has taken it over, and sends it',
}

/** The page may change its objects, such as its cart, before a held call is recorded. */
function copyIfPossible(event: SegmentEvent): SegmentEvent {
  try {
    return deepCopy(event)
  } catch {
    // A getter throws, so there is no copy. The event is recorded as it is by then.
    return event
  }
}
