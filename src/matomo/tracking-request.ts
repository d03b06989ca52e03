import { buildRequest } from './tracking-request/build-request'
import type { Command, CommandTable } from './tracking-request/command-table'
import { hitCommands, PING } from './tracking-request/hit-commands'
import { NEUTRAL_METHODS } from './tracking-request/neutral-methods'
import { stateCommands } from './tracking-request/state-commands'
import type { TrackerState } from './tracking-request/tracker-state'
import { visitorParameters } from './tracking-request/visitor-parameters'

// What the rest of the plugin needs of this folder. Only `readPage` is imported from its own file: it alone reads the page.
export { BEACON_TYPE, beaconBody } from './tracking-request/beacon-body'
export { createTracker, type PageFacts, type TrackerState } from './tracking-request/tracker-state'

/** Whether it is known what a method does to requests. An entry of `_paq` may start with anything, such as a function. */
export function isKnownMethod(method: unknown): boolean {
  const isNeutral = (NEUTRAL_METHODS as readonly unknown[]).includes(method)
  return isNeutral || find(hitCommands, method) !== undefined || find(stateCommands, method) !== undefined
}

/**
 * Applies a command to a tracker as matomo.js would, and returns the request that matomo.js would send for it. The commands have to
 * come in the order in which they are to be applied. A command that matomo.js would throw at gives no request.
 *
 * @param time - when the command was pushed, in milliseconds since the epoch
 * @returns the query string of the request, without a question mark, or `undefined`
 * @example
 * const tracker = createTracker(readPage())
 * applyCommand(tracker, ['setSiteId', 1], Date.now())
 * applyCommand(tracker, ['trackPageView'], Date.now()) // 'action_name=Shoes&rec=1...'
 */
export function applyCommand(
  tracker: TrackerState,
  [method, ...args]: readonly unknown[],
  time: number,
): string | undefined {
  if (!isKnownMethod(method)) tracker.isKnown = false
  const hadCookies = tracker.usesCookies
  try {
    find(stateCommands, method)?.(tracker, ...args)
    const hit = owesPing(tracker, hadCookies) ? PING : find(hitCommands, method)?.(tracker, ...args)
    return hit && allowsRequests(tracker) ? buildRequest(tracker, hit, time) : undefined
  } catch {
    return undefined
  }
}

/** The command of a table that a method names. What every object has, such as `constructor`, names no command. */
function find<Result>(table: CommandTable<Result>, method: unknown): Command<Result> | undefined {
  const isNamed = typeof method === 'string' && Object.keys(table).includes(method)
  return isNamed ? table[method as keyof CommandTable<Result>] : undefined
}

/** Whether the visitor's consent, as far as it was asked for, allows requests. */
export function allowsRequests({ consent }: TrackerState): boolean {
  return consent === 'not asked' || consent === 'given'
}

/** After requests without cookies, matomo.js makes an id for the visitor once cookies are allowed, and sends the id. */
function owesPing(tracker: TrackerState, hadCookies: boolean): boolean {
  const isOwed = tracker.hasSent && !hadCookies && tracker.usesCookies
  if (isOwed) visitorParameters(tracker)
  return isOwed
}
