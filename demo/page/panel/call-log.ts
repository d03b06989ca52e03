import type { Hit } from '../../hits/hit'
import { isHitOf } from './is-hit-of'
import type { CallDescription, Command, LoggedCall } from './logged-call'
import { createOpenCall } from './open-call'

/** What the panel shows: each Segment call, the commands that it became, and the hits that these became. */
export interface CallLog {
  readonly calls: readonly LoggedCall[]
  /** Commands that are pushed while `run` runs belong to this call, or to those that are resumed in it. */
  during<T>(description: CallDescription, run: (call: LoggedCall) => T): T
  /** The plugin goes on with a call that it has held. */
  resume(call: LoggedCall): void
  /** Adds a command to the call that the plugin is busy with, or else to the start-up. */
  addCommand(command: Command): void
  addNote(call: LoggedCall, note: string): void
  /** @param origin - whether a command of this page can have sent the hit */
  addHit(hit: Hit, origin: 'this page' | 'another page'): void
  /** Shows none of the calls up to now. Late hits are still added to them. */
  clear: () => void
  /** Called with the call that has changed, or with nothing when the log is cleared. */
  onChange: (call: LoggedCall | undefined) => void
}

export function createCallLog(): CallLog {
  const calls: LoggedCall[] = []
  const openCall = createOpenCall()
  let clearedCalls = 0
  let documentTitle: string | undefined

  const add = (description: CallDescription): LoggedCall => {
    const call: LoggedCall = { ...description, commands: [], hits: [], notes: [] }
    calls.push(call)
    log.onChange(call)
    return call
  }
  const findOrAdd = (method: 'start-up' | 'other'): LoggedCall =>
    log.calls.find((call) => call.method === method) ?? add({ method, name: '', detail: {} })

  const log: CallLog = {
    get calls() {
      return calls.slice(clearedCalls)
    },
    during(description, run) {
      const call = add(description)
      return openCall.during(call, () => run(call))
    },
    resume(call) {
      openCall.resume(call)
    },
    addNote(call, note) {
      call.notes.push(note)
      log.onChange(call)
    },
    addCommand(command) {
      if (command.method === 'setDocumentTitle') documentTitle = String(command.args[0])
      const call = findReset(calls, command) ?? openCall.current ?? findOrAdd('start-up')
      call.commands.push({ ...command, title: documentTitle })
      log.onChange(call)
    },
    addHit(hit, origin) {
      const answered = origin === 'this page' ? addToCommand(calls, hit) : undefined
      const call = answered ?? findOrAdd('other')
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

/** The plugin may come to a reset while it is busy with a later call: `resetUserId` belongs to the reset all the same. */
function findReset(calls: readonly LoggedCall[], { method }: Command): LoggedCall | undefined {
  if (method !== 'resetUserId') return undefined
  return calls.find((call) => call.method === 'reset' && call.commands.length === 0)
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
