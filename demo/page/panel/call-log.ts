import type { Hit } from '../../hits/hit'
import type { Command } from './commands-of'
import { isHitOf } from './is-hit-of'

export interface CallDescription {
  /** `track`, `page`, … or `start-up`, or `other` for hits that no command asked for. */
  method: string
  /** The event's, page's or user's name. */
  name: string
  detail: object
}

export interface LoggedCommand extends Command {
  /** What matomo.js calls the page view's title: the last `setDocumentTitle`. */
  title: string | undefined
  hit?: Hit
}

export interface LoggedCall extends CallDescription {
  id: number
  commands: LoggedCommand[]
  /** Hits that came without a command: clicks on outlinks, say. */
  hits: Hit[]
  /** What the plugin says of it: that it was left out, say. */
  notes: string[]
}

export interface CallLog {
  readonly calls: readonly LoggedCall[]
  /** The commands that are pushed while `run` runs belong to this call, or to those that are resumed in it. */
  during<T>(description: CallDescription, run: (call: LoggedCall) => T): T
  /** The plugin goes on with a call that it has held. */
  resume(call: LoggedCall): void
  /** Adds a command to the call that is being made, or to the start-up. */
  addCommand(command: Command): void
  addNote(call: LoggedCall, note: string): void
  /** @param isOfPage - whether it can be one of this page's commands that it comes from */
  addHit(hit: Hit, isOfPage: boolean): void
  /** Shows none of the calls up to now; their late hits still find them. */
  clear: () => void
  onChange: (call: LoggedCall | undefined) => void
}

/** What the panel shows: each Segment call, the commands that it became, and the hits that these became. */
export function createCallLog(): CallLog {
  const calls: LoggedCall[] = []
  let firstShown = 1
  let open: LoggedCall | undefined
  let lastTitle: string | undefined
  let nextId = 1

  const add = (description: CallDescription): LoggedCall => {
    const call = { ...description, id: nextId++, commands: [], hits: [], notes: [] }
    calls.push(call)
    log.onChange(call)
    return call
  }
  const named = (method: string) =>
    log.calls.find((call) => call.method === method) ?? add({ method, name: '', detail: {} })

  /** A reset has its place among the calls: the plugin may come to it while it is busy with a later one. */
  const resetOf = ({ method }: Command) =>
    method === 'resetUserId'
      ? calls.find((call) => call.method === 'reset' && !call.commands.length)
      : undefined

  const log: CallLog = {
    get calls() {
      return calls.filter(({ id }) => id >= firstShown)
    },
    during(description, run) {
      const before = open
      const call = (open = add(description))
      try {
        return run(call)
      } finally {
        open = before
      }
    },
    resume(call) {
      // Outside of a call, as when the browser is online again, until all that waited is done.
      if (!open) queueMicrotask(() => (open = undefined))
      open = call
    },
    addNote(call, note) {
      call.notes.push(note)
      log.onChange(call)
    },
    addCommand(command) {
      if (command.method === 'setDocumentTitle') lastTitle = String(command.args[0])
      const call = resetOf(command) ?? open ?? named('start-up')
      call.commands.push({ ...command, title: lastTitle })
      log.onChange(call)
    },
    addHit(hit, isOfPage) {
      const commands = calls.flatMap((call) => call.commands.map((command) => ({ call, command })))
      const match = commands.find(({ command }) => isOfPage && !command.hit && isHitOf(command, hit))
      if (match) match.command.hit = hit
      const call = match?.call ?? named('other')
      if (!match) call.hits.push(hit)
      log.onChange(call)
    },
    clear() {
      firstShown = nextId
      log.onChange(undefined)
    },
    onChange: () => undefined,
  }
  return log
}
