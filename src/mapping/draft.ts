import type { SegmentEvent } from '@segment/analytics-next'
import type { MatomoCommand } from '../matomo/commands'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { Cart } from './commerce/item'
import type { Moment } from './mapping'
import type { State } from './state'

/** One event while it is mapped: what is known of it, and what has become of it so far. */
export interface Draft {
  readonly event: SegmentEvent
  readonly settings: ResolvedSettings
  readonly moment: Moment
  /** What the call says to this destination alone. */
  readonly options: Record<string, unknown>
  readonly commands: MatomoCommand[]
  /** Sentences about what was left out. */
  readonly omitted: string[]
  /** A copy of the state, which each part of the mapping may change. */
  readonly state: { -readonly [Field in keyof State]: State[Field] }
  cart?: Cart
}

/** Adds a command to those of the event. */
export function push(draft: Draft, ...command: MatomoCommand): void {
  draft.commands.push(trim(command))
}

/** Notes that something was left out, in a sentence that says why and what to do. The same sentence is noted once. */
export function omit(draft: Draft, note: string): void {
  if (!draft.omitted.includes(note)) draft.omitted.push(note)
}

/** Leaves out each `undefined` at the end of a command: an absent optional argument that nothing follows. */
export function trim(command: MatomoCommand): MatomoCommand {
  const parts: readonly unknown[] = command
  let length = parts.length
  while (parts[length - 1] === undefined) length--
  return length === parts.length ? command : (parts.slice(0, length) as readonly unknown[] as MatomoCommand)
}
