import type { MatomoCommand } from './commands'

/**
 * These stay commands when matomo.js starts: matomo.js applies them to the first tracker only, or before it has a tracker.
 * Methods of Matomo's plugins stay too: matomo.js keeps them until the plugin is there.
 */
const FIRST_TRACKER_ONLY: readonly string[] = ['addTracker', 'setSiteId', 'setTrackerUrl']

/** Whether a command is for Matomo as a whole, not for each of its trackers. */
export function isForWholePage([method]: MatomoCommand): boolean {
  return FIRST_TRACKER_ONLY.includes(method) || method.includes('::') || method.includes('.')
}
