import type { SegmentEvent } from '@segment/analytics-next'
import type { MatomoCommand } from '../matomo/commands'
import { callOptions } from '../segment/integrations'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { Cart } from './commerce/cart'
import type { Mapping, Moment } from './mapping'
import type { State } from './state'

/** One event on its way: what it is mapped from, and what has become of it so far. */
export class Draft implements Mapping {
  readonly commands: MatomoCommand[] = []
  readonly omitted: string[] = []
  /** A copy, which each part of the mapping may change. */
  readonly state: { -readonly [Field in keyof State]: State[Field] }
  cart?: Cart
  /** What the call says to this destination alone. */
  readonly options: Record<string, unknown>

  constructor(
    readonly event: SegmentEvent,
    state: State,
    readonly settings: ResolvedSettings,
    readonly moment: Moment,
  ) {
    this.state = { ...state }
    this.options = callOptions(event)
  }

  /** Adds a command, without the `undefined`s at its end. */
  push(...command: MatomoCommand): void {
    // Absent optional arguments that nothing follows; the method is always there.
    while (command[command.length - 1] === undefined) (command as unknown as unknown[]).pop()
    this.commands.push(command)
  }

  /** Says that a part of the call is left out, and why. */
  omit(what: string): void {
    this.omitted.push(what)
  }
}
