import type { SegmentEvent } from '@segment/analytics-next'

/** Prints a call to the console, as one group: what was called, what it became, what was left out and why. */
export function printCall(
  event: SegmentEvent,
  commands: readonly (readonly unknown[])[],
  leftOut: readonly string[],
): void {
  console.groupCollapsed('[segment-matomo]', event.type, event.event ?? event.name ?? event.userId ?? '')
  console.log(event)
  for (const command of commands) console.log('_paq.push', command)
  for (const each of leftOut) console.log(each)
  console.groupEnd()
}
