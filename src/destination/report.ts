import type { Context, SegmentEvent } from '@segment/analytics-next'
import { message } from '../lib/message'
import type { MatomoCommand } from '../matomo/commands'

/** What becomes of one call. */
export interface CallReport {
  readonly event: SegmentEvent
  /** The context of the call, whose log the notes go to. */
  readonly context: Context
  /** The section of docs/debugging.md that says more of the notes. */
  readonly section: 'held' | 'left-out'
  /** Why the call is held, or parts of it are left out: whole sentences. */
  readonly notes: readonly string[]
  /** What the call becomes. */
  readonly commands?: readonly MatomoCommand[]
}

export type Report = (report: CallReport) => void

/**
 * Logs notes in a call's own log. While debugging is on, each call is printed to the console as well, as one group: the call,
 * its commands, and the notes. A group with notes is open.
 */
export function createReport(isDebugging: () => boolean): Report {
  return (report) => {
    const messages = report.notes.map((note) => message(report.section, note))
    for (const text of messages) report.context.log('warn', text)
    if (isDebugging()) print(report, messages)
  }
}

function print({ event, commands = [] }: CallReport, messages: readonly string[]): void {
  const title = ['[segment-matomo]', event.type, event.event ?? event.name ?? event.userId ?? '']
  if (messages.length > 0) console.group(...title)
  else console.groupCollapsed(...title)
  console.log(event)
  for (const command of commands) console.log('_paq.push', command)
  for (const text of messages) console.log(text)
  console.groupEnd()
}
