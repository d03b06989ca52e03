import type { MatomoCommand } from './commands'
import { applyTo, inPlace, type OnRefused, type QueueEntry, type Tracker } from './in-place'

/** One of our commands that waits in `_paq` for matomo.js. */
export interface Waiting {
  readonly command: MatomoCommand
  /** When it was pushed, in milliseconds since the epoch. */
  readonly time: number
  readonly onRefused: OnRefused
}

// They configure the first tracker only, and come first anyway.
const TRACKER_COMMANDS = ['setSiteId', 'setTrackerUrl', 'addTracker']

/**
 * Makes matomo.js apply our commands that wait for it as if it had been there all the time. To be called
 * when it starts, before it reads the queue: by itself it would apply some methods ahead of all others,
 * so that one user's id goes to another's hits, end at the first command that throws, and date every
 * hit by its own start.
 *
 * @param lateSeconds - from how many seconds on a hit says that it has waited
 */
export function keepOrder(
  queue: QueueEntry[],
  ours: ReadonlyMap<QueueEntry, Waiting>,
  now: number,
  lateSeconds: number,
): void {
  let isFirstUser = true
  let appended = ''
  for (const [index, entry] of queue.entries()) {
    const waiting = ours.get(entry)
    if (!waiting) continue
    const { command, time, onRefused } = waiting
    const [method] = command
    const seconds = Math.round((now - time) / 1000)
    const isHit = method.startsWith('track')
    if (method === 'appendToTrackingUrl') appended = command[1]
    if (TRACKER_COMMANDS.includes(method) || /::|\./.test(method)) continue
    // The first user id, before any hit, may well be applied first.
    if (method === 'setUserId' && isFirstUser) continue
    if (isHit) isFirstUser = false
    queue[index] = inPlace(
      command,
      onRefused,
      isHit && seconds >= lateSeconds ? dated(appended, seconds) : applyTo,
    )
  }
}

/** Applies a hit that has waited: how long is added to how late its event was already. */
function dated(appended: string, seconds: number) {
  const before = Number(/\bcdo=(\d+)/.exec(appended)?.[1] ?? 0)
  const others = appended.replace(/&?\bcdo=\d+/, '')
  return (tracker: Tracker, command: MatomoCommand): void => {
    applyTo(tracker, ['appendToTrackingUrl', [others, `cdo=${before + seconds}`].filter(Boolean).join('&')])
    applyTo(tracker, command)
    applyTo(tracker, ['appendToTrackingUrl', appended])
  }
}
