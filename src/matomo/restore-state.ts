import type { MatomoCommand } from './commands'
import { isHit } from './hit'
import { isForWholePage } from './page-wide-command'
import { applyToTracker, type Tracker } from './tracker'

/** Sets on a new tracker what was set before. */
export function restoreState(tracker: Tracker, commands: readonly MatomoCommand[]): void {
  for (const command of commands) {
    try {
      if (!isForWholePage(command) && !isHit(command)) applyToTracker(tracker, command)
    } catch {
      // That this command is refused was reported when it was first pushed.
    }
  }
}

/** Takes back from a tracker the user and the dimensions that were set on it, unless they have been changed since. */
export function takeStateBack(tracker: Tracker, commands: readonly MatomoCommand[]): void {
  for (const [method, first, second] of commands) {
    if (method === 'setUserId' && tracker.getUserId?.() === first) tracker.resetUserId?.()
    if (method === 'setCustomDimension' && tracker.getCustomDimension?.(first) === second) {
      tracker.deleteCustomDimension?.(first)
    }
  }
}
