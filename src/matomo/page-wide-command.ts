import type { MatomoCommand } from './commands'

const ABOUT_TRACKERS: readonly string[] = ['addTracker', 'setSiteId', 'setTrackerUrl']

/** Whether a method is one of Matomo's plugins. matomo.js keeps such a command until the plugin is there. */
export function isOfMatomoPlugin(method: string): boolean {
  return method.includes('::') || method.includes('.')
}

/** Whether a method says where our trackers send, or adds a tracker. */
export function isAboutTrackers(method: string): boolean {
  return ABOUT_TRACKERS.includes(method)
}

/** Whether a command is for Matomo as a whole, not for each of our trackers. */
export function isForWholePage([method]: MatomoCommand): boolean {
  return isAboutTrackers(method) || isOfMatomoPlugin(method)
}
