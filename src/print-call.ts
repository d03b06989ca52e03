import type { SegmentEvent } from '@segment/analytics-next'

/**
 * Prints a call to the console, as one group: what was called, what it became, why it is held or parts are left out. A group
 * with such a note is open.
 */
export function printCall(
  event: SegmentEvent,
  commands: readonly (readonly unknown[])[],
  notes: readonly string[],
): void {
  console[notes.length ? 'group' : 'groupCollapsed'](
    '[segment-matomo]',
    event.type,
    event.event ?? event.name ?? event.userId ?? '',
  )
  console.log(event)
  for (const command of commands) console.log('_paq.push', command)
  for (const note of notes) console.log(note)
  console.groupEnd()
}
