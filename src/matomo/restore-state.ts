import type { MatomoCommand } from './commands'
import { isHit } from './hit'
import { isForWholePage } from './page-wide-command'
import { applyCommand, type Tracker } from './tracker'

/** Sets on a new tracker what was set before. */
export function restoreState(tracker: Tracker, commands: readonly MatomoCommand[]): void {
  for (const command of commands) {
    try {
      if (!isForWholePage(command) && !isHit(command)) applyCommand(tracker, command)
    } catch {
      // The first push of this command has been reported already.
    }
  }
}

/** Takes the user and the dimensions that were set off a tracker again, unless others stand there by now. */
export function takeStateBack(tracker: Tracker, commands: readonly MatomoCommand[]): void {
  for (const [method, first, second] of commands) {
    if (method === 'setUserId' && tracker.getUserId?.() === first) tracker.resetUserId?.()
    if (method === 'setCustomDimension' && tracker.getCustomDimension?.(first) === second) {
      tracker.deleteCustomDimension?.(first)
    }
  }
}
