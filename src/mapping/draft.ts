import type { SegmentEvent } from '@segment/analytics-next'
import type { MatomoCommand } from '../matomo/commands'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { Cart } from './commerce/cart'
import type { Mapping, Moment } from './mapping'
import type { State } from './state'

/** One event on its way: what it is mapped from, and what has become of it so far. */
export interface Draft extends Mapping {
  readonly event: SegmentEvent
  readonly settings: ResolvedSettings
  readonly moment: Moment
  /** What the call says to this destination alone. */
  readonly options: Record<string, unknown>
  readonly commands: MatomoCommand[]
  readonly omitted: string[]
  /** A copy, which each part of the mapping may change. */
  readonly state: { -readonly [Field in keyof State]: State[Field] }
  cart?: Cart
}

/** Adds a command, without the `undefined`s at its end: absent optional arguments that nothing follows. */
export function push(draft: Draft, ...command: MatomoCommand): void {
  // The method is always there.
  while (command[command.length - 1] === undefined) (command as unknown as unknown[]).pop()
  draft.commands.push(command)
}
