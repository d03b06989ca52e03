import type { MatomoCommand } from './commands'

/** These commands say where our trackers send, or add a tracker. */
const ABOUT_TRACKERS: readonly string[] = ['addTracker', 'setSiteId', 'setTrackerUrl']

/** Whether a command is for one of Matomo's plugins. matomo.js keeps such a command until the plugin is there. */
export function isForMatomoPlugin([method]: MatomoCommand): boolean {
  return method.includes('::') || method.includes('.')
}

/** Whether a command is for Matomo as a whole, not for each of our trackers. */
export function isForWholePage(command: MatomoCommand): boolean {
  return ABOUT_TRACKERS.includes(command[0]) || isForMatomoPlugin(command)
}
