import { applyToTracker, type Tracker } from './tracker'
import type { MatomoCommand } from './commands'
import { addedParameters, canStartVisit, isHit, type HitFacts } from './hit'
import type { MappedCall } from './mapped-call'

/** The command that sets the parameters which matomo.js adds to every request from then on. */
export const APPEND = 'appendToTrackingUrl'

/** One command on its way to matomo.js. */
export interface QueueItem extends HitFacts {
  readonly command: MatomoCommand
  /** The call that made the command. The start of the page and the visitor's decision, which each page has anew, are no call. */
  readonly call?: MappedCall | undefined
  /** Called with the error if matomo.js refuses the command. */
  readonly onRefused: (command: MatomoCommand, error: unknown) => void
}

/** The items of a call. If the call starts a visit, the visit begins with the first of its hits that can start one. */
export function itemsOfCall(call: MappedCall, onRefused: QueueItem['onRefused']): QueueItem[] {
  const { commands, time } = call
  const firstHit = call.startsVisit ? commands.find(canStartVisit) : undefined
  return commands.map((command) => ({ command, call, time, startsVisit: command === firstHit, onRefused }))
}

/**
 * The items of commands that set something and belong to no call.
 *
 * @param time - when the commands were made, in milliseconds since the epoch
 */
export function itemsOfSetup(
  commands: readonly MatomoCommand[],
  time: number,
  onRefused: QueueItem['onRefused'],
): QueueItem[] {
  return commands.map((command) => ({ command, time, startsVisit: false, onRefused }))
}

/**
 * The parameters that have to stand in `appendToTrackingUrl` while matomo.js takes this item.
 *
 * @param appended - what the user's own commands append to every request
 * @param now - the current time, in milliseconds since the epoch
 */
export function parametersOf(item: QueueItem, appended: string, now: number): string {
  return isHit(item.command) ? addedParameters(item, appended, now) : appended
}

/**
 * Applies an item to one tracker, with the parameters that say how late the item is now. Nothing is thrown: one command that
 * throws in the queue would end matomo.js for the whole page.
 *
 * @param appended - what the user's own commands append to every request; it is set again afterwards
 * @param now - the current time, in milliseconds since the epoch
 */
export function applyItem(tracker: Tracker, item: QueueItem, appended: string, now: number): void {
  const parameters = parametersOf(item, appended, now)
  try {
    if (parameters === appended) applyToTracker(tracker, item.command)
    else applyWith(tracker, item.command, parameters, appended)
  } catch (error) {
    item.onRefused(item.command, error)
  }
}

function applyWith(tracker: Tracker, command: MatomoCommand, parameters: string, appended: string): void {
  applyToTracker(tracker, [APPEND, parameters])
  try {
    applyToTracker(tracker, command)
  } finally {
    applyToTracker(tracker, [APPEND, appended])
  }
}
