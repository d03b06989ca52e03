import { isRecord } from '../lib/is-record'
import type { MatomoCommand } from './commands'

/** matomo.js's tracker, as a queued function sees it: `this`, once for each tracker of the page. */
export type Tracker = Record<string, ((...args: unknown[]) => unknown) | undefined>

/** A command with objects of its own: matomo.js takes the method off the array that it is given, and empties the objects. */
export function copyOf(command: readonly unknown[]): unknown[] {
  return command.map((part) =>
    Array.isArray(part) ? [...(part as unknown[])] : isRecord(part) ? { ...part } : part,
  )
}

/** Applies a command to one tracker. Throws where its matomo.js does not know the method. */
export function applyTo(tracker: Tracker, command: MatomoCommand): void {
  const [method, ...args] = copyOf(command) as [string]
  ;(tracker[method] as (...args: unknown[]) => unknown)(...args)
}
