import type { Context, SegmentEvent } from '@segment/analytics-next'
import { message } from './lib/message'
import type { MatomoCommand } from './matomo/commands'

/**
 * Tells what becomes of a call.
 *
 * @param section - of docs/debugging.md, which says more of the notes
 * @param notes - why it is held, or parts of it are left out
 * @param commands - what it becomes
 */
export type Report = (
  event: SegmentEvent,
  context: Context,
  section: string,
  notes: readonly string[],
  commands?: readonly MatomoCommand[],
) => void

/**
 * Logs in a call's own log why it is held or parts of it are left out. In debugging it prints the call to the console as well,
 * as one group: what was called, what it became, and these notes. A group with notes is open.
 */
export function createReport(isDebug: () => boolean): Report {
  return (event, context, section, notes, commands = []) => {
    const isPrinted = isDebug()
    if (!isPrinted && !notes.length) return
    const messages = notes.map((note) => message(section, note))
    for (const text of messages) context.log('warn', text)
    if (!isPrinted) return
    console[notes.length ? 'group' : 'groupCollapsed'](
      '[segment-matomo]',
      event.type,
      event.event ?? event.name ?? event.userId ?? '',
    )
    console.log(event)
    for (const command of commands) console.log('_paq.push', command)
    for (const text of messages) console.log(text)
    console.groupEnd()
  }
}
