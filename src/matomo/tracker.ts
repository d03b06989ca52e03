import { deepCopy } from '../lib/deep-copy'
import type { MatomoCommand } from './commands'

/** A tracker of matomo.js: what a queued function sees as `this`. Which methods it has depends on the version of matomo.js. */
export type Tracker = Record<string, ((...args: unknown[]) => unknown) | undefined>

/**
 * Applies a command to one tracker. Objects are given as copies: matomo.js removes the dimensions from them.
 *
 * @throws a TypeError if this matomo.js does not know the method, and whatever the method throws
 */
export function applyToTracker(tracker: Tracker, command: MatomoCommand): void {
  const [method, ...args] = command
  if (method === 'requireCookieConsent') requireCookieConsent(tracker)
  else call(tracker, method, args.some(isObject) ? deepCopy(args) : args)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object'
}

function call(tracker: Tracker, method: string, args: unknown[]): void {
  const run = tracker[method]
  if (typeof run !== 'function') throw new TypeError(`matomo.js has no method ${method}`)
  run.apply(tracker, args)
}

/**
 * Where the tracker knows its site, matomo.js deletes the cookies at this command, also those of a visitor who has given
 * consent on an earlier page. So the tracker gets its site back after the command.
 */
function requireCookieConsent(tracker: Tracker): void {
  const siteId = tracker.getSiteId?.()
  if (siteId) tracker.setSiteId?.('')
  call(tracker, 'requireCookieConsent', [])
  if (siteId) tracker.setSiteId?.(siteId)
}
