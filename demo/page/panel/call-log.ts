import type { SegmentEvent } from '@segment/analytics-next'
import type { MatomoCallReport } from 'segment-matomo'
import type { Hit } from '../../hits/hit'
import { describeEvent } from '../segment/describe-event'
import { isHitOf } from './is-hit-of'
import type { CallDescription, LoggedCall } from './logged-call'

/** What the panel shows: each Segment call, the commands that it became, and the hits that these became. */
export interface CallLog {
  readonly calls: readonly LoggedCall[]
  /** The shop makes a call. */
  addCall(event: SegmentEvent): void
  /** The shop calls `analytics.reset()`. */
  addReset(): void
  addDecision(decision: string): void
  /** The plugin says what becomes of a call. */
  addReport(report: MatomoCallReport): void
  /** @param origin - whether a command of this page can have sent the hit */
  addHit(hit: Hit, origin: 'this page' | 'another page'): void
  /** Shows none of the calls up to now. Late hits are still added to them. */
  clear: () => void
  /** Called with the call that has changed, or with nothing when the log is cleared. */
  onChange: (call: LoggedCall | undefined) => void
}

export function createCallLog(): CallLog {
  const calls: LoggedCall[] = []
  let clearedCalls = 0
  let documentTitle: string | undefined

  const add = (description: CallDescription, messageId?: string): LoggedCall => {
    const call: LoggedCall = {
      ...{ ...description, messageId },
      ...{ outcome: 'unknown', commands: [], hits: [], notes: [] },
    }
    calls.push(call)
    log.onChange(call)
    return call
  }
  const findOrAddOther = (): LoggedCall =>
    log.calls.find(({ method }) => method === 'other') ?? add({ method: 'other', name: '', detail: {} })

  const log: CallLog = {
    get calls() {
      return calls.slice(clearedCalls)
    },
    addCall(event) {
      add(describeEvent(event), event.messageId)
    },
    addReset() {
      add({ method: 'reset', name: '', detail: {} })
    },
    addDecision(decision) {
      add({ method: 'consent', name: decision, detail: {} })
    },
    addReport({ event, outcome, notes, commands = [] }) {
      // What Segment has stored of a user may be reported without a call.
      const call = findCall(calls, event) ?? add(describeEvent(event), event.messageId)
      for (const [method, ...args] of commands) {
        if (method === 'setDocumentTitle') documentTitle = String(args[0])
        // A copy: matomo.js changes the objects that it is given.
        call.commands.push({ method, args: structuredClone<unknown[]>(args), title: documentTitle })
      }
      Object.assign(call, { outcome, notes })
      log.onChange(call)
    },
    addHit(hit, origin) {
      const answered = origin === 'this page' ? addToCommand(calls, hit) : undefined
      const call = answered ?? findOrAddOther()
      if (!answered) call.hits.push(hit)
      log.onChange(call)
    },
    clear() {
      clearedCalls = calls.length
      log.onChange(undefined)
    },
    onChange: () => undefined,
  }
  return log
}

/** The call that a report is about. A reset has no id: resets are reported in their order. */
function findCall(calls: readonly LoggedCall[], event: SegmentEvent): LoggedCall | undefined {
  return calls.find(({ method, messageId, outcome }) =>
    event.messageId === undefined
      ? method === 'reset' && outcome === 'unknown'
      : messageId === event.messageId,
  )
}

/** Adds the hit to the first command that can have sent it. @returns that command's call */
function addToCommand(calls: readonly LoggedCall[], hit: Hit): LoggedCall | undefined {
  for (const call of calls) {
    const command = call.commands.find((each) => !each.hit && isHitOf(each, hit))
    if (command) {
      command.hit = hit
      return call
    }
  }
  return undefined
}
