import { message } from '../lib/message'
import type { MatomoCallReport } from '../settings/call-report'
import type { ResolvedSettings } from '../settings/resolved-settings'

export type Report = (report: MatomoCallReport) => void

/**
 * Logs notes in a call's own log. Where `debug` is a function, it gets each report. While debugging is on, each call is printed
 * to the console, as one group: the call, its commands, and the notes. A group with notes is open.
 */
export function createReport({ debug }: Pick<ResolvedSettings, 'debug'>, isPrinting: () => boolean): Report {
  return (report) => {
    // The section of docs/debugging.md that says more of the notes.
    const section = report.outcome === 'held' ? 'held' : 'left-out'
    const messages = report.notes.map((note) => message(section, note))
    for (const text of messages) report.context.log('warn', text)
    if (typeof debug === 'function') tell(debug, report)
    if (isPrinting()) print(report, messages)
  }
}

/** The page's function may throw an error. The call goes on. */
function tell(debug: Report, report: MatomoCallReport): void {
  try {
    debug(report)
  } catch (error) {
    console.error(error)
  }
}

function print({ event, commands = [] }: MatomoCallReport, messages: readonly string[]): void {
  const title = ['[segment-matomo]', event.type, event.event ?? event.name ?? event.userId ?? '']
  if (messages.length > 0) console.group(...title)
  else console.groupCollapsed(...title)
  console.log(event)
  for (const command of commands) console.log('_paq.push', command)
  for (const text of messages) console.log(text)
  console.groupEnd()
}
