import type { MatomoCommand } from './commands'

/** These commands are for the first of our trackers alone. */
const FIRST_TRACKER_ONLY: readonly string[] = ['addTracker', 'setSiteId', 'setTrackerUrl']

/** Whether a command is for the first of our trackers alone: it says where that one sends, or adds another one. */
export function isForFirstTracker([method]: MatomoCommand): boolean {
  return FIRST_TRACKER_ONLY.includes(method)
}

/** Whether a command is for one of Matomo's plugins. matomo.js keeps such a command until the plugin is there. */
export function isForMatomoPlugin([method]: MatomoCommand): boolean {
  return method.includes('::') || method.includes('.')
}

/** Whether a command is for Matomo as a whole, not for each of our trackers. */
export function isForWholePage(command: MatomoCommand): boolean {
  return isForFirstTracker(command) || isForMatomoPlugin(command)
}
