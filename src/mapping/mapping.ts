import type { MatomoCommand } from '../matomo/commands'
import type { PageSnapshot } from '../segment/page-snapshot'
import type { Cart } from './commerce/item'
import type { State } from './state'

/** What the mapping needs to know of the world. It is passed in, so that the mapping stays a pure function. */
export interface Moment {
  readonly page: PageSnapshot
  /** Reads the lines of the cart that is kept for the site. Anything may be stored there. */
  readCart(): unknown
}

/** What an event becomes. */
export interface Mapping {
  /** The commands for matomo.js, in their order. */
  readonly commands: readonly MatomoCommand[]
  /** Whether the first hit among the commands starts a visit. */
  readonly startsVisit: boolean
  /** The state for the next event. */
  readonly state: State
  /** The cart to keep for the site, if the event changes it. */
  readonly cart?: Cart | undefined
  /** What was left out: one sentence each, which says what happened, why, and what to do. */
  readonly omitted: readonly string[]
}
