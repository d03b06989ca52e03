import type { MatomoMethods } from '../commands'
import type { TrackerState } from './tracker-state'

/**
 * What commands do, by their methods. The arguments are unknown: commands come from the site's settings and from `_paq`, and
 * matomo.js takes what it is given.
 */
export type CommandTable<Result> = { readonly [Method in keyof MatomoMethods]?: Command<Result> }

export type Command<Result> = (tracker: TrackerState, ...args: unknown[]) => Result

/** Whether a value is a number, or a text that is not empty: matomo.js takes nothing else for an id or a name. */
export function isId(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '')
}
