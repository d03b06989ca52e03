import { deepCopy } from '../lib/deep-copy'
import type { MatomoCommand } from './commands'

/** matomo.js's tracker, as a queued function sees it: `this`, once for each tracker of the page. */
export type Tracker = Record<string, ((...args: unknown[]) => unknown) | undefined>

/** Applies a command to one tracker, as a copy: matomo.js empties the objects. Throws where its matomo.js does not know the method. */
export function applyTo(tracker: Tracker, command: MatomoCommand): void {
  const [method, ...args] = deepCopy(command)
  // Where the tracker has its site, that would delete the cookies of a visitor who has agreed.
  const site = method === 'requireCookieConsent' && tracker[method] && tracker.getSiteId?.()
  if (site) tracker.setSiteId?.('')
  ;(tracker[method] as (...args: unknown[]) => unknown)(...args)
  if (site) tracker.setSiteId?.(site)
}
