import type { SegmentEvent } from '@segment/analytics-next'
import type { Reader } from '../lib/reader'
import type { MatomoCommand } from '../matomo/commands'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { Cart } from './commerce/cart'
import type { Moment, Omit } from './mapping'
import type { State } from './state'

/** One event on its way: what it is mapped from, and what has become of it so far. Reads its properties. */
export interface Draft extends Reader {
  readonly event: SegmentEvent
  readonly settings: ResolvedSettings
  readonly moment: Moment
  readonly omit: Omit
  /** What the call says to this destination alone, strongest first. */
  readonly options: readonly Record<string, unknown>[]
  /** What it has become, in order; each part of the mapping adds to it. */
  readonly commands: MatomoCommand[]
  /** Replaced, never changed. */
  state: State
  cart?: Cart
}
