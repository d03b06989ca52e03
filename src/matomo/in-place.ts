import { isRecord } from '../lib/is-record'
import type { MatomoCommand } from './commands'

/** matomo.js's tracker, as a queued function sees it: `this`, once for each tracker of the page. */
export type Tracker = Record<string, ((...args: unknown[]) => unknown) | undefined>

/** What stands in `_paq`: a command, or a function that is called with each tracker as `this`. */
export type QueueEntry = readonly unknown[]

/** Told of a command that matomo.js threw at, with its error. */
export type OnRefused = (command: MatomoCommand, error: unknown) => void

/**
 * A command as a function that matomo.js applies where it stands in the queue. A plain command of
 * certain methods is applied before all others, wherever it stands, and one that throws, or that an old
 * matomo.js does not know, ends the whole queue.
 */
export function inPlace(command: MatomoCommand, onRefused: OnRefused, apply = applyTo): QueueEntry {
  return [
    function (this: Tracker) {
      try {
        apply(this, command)
      } catch (error) {
        onRefused(command, error)
      }
    },
  ]
}

/** Applies a command to one tracker, with objects of its own: matomo.js empties those that it is given. */
export function applyTo(tracker: Tracker, [method, ...args]: MatomoCommand): void {
  const call = tracker[method]
  if (!call) throw new TypeError(`matomo.js does not know ${method}`)
  call.apply(
    tracker,
    args.map((arg: unknown) => (isRecord(arg) ? { ...arg } : arg)),
  )
}
