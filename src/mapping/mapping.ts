import type { MatomoCommand } from '../matomo/commands'
import type { PageSnapshot } from '../segment/page-snapshot'
import type { Cart } from './commerce/cart'
import type { State } from './state'

/** What the mapping needs to know of the world: passed in, so that it stays a pure function. */
export interface Moment {
  readonly page: PageSnapshot
  /** Reads the lines of the cart that is kept for the site, which may be anything. */
  readCart(): unknown
}

/** What an event becomes. */
export interface Mapping {
  /** To be pushed, in this order. */
  readonly commands: readonly MatomoCommand[]
  /** What to remember for the next event. */
  readonly state: State
  /** The cart to keep for the site, where the event changed it. */
  readonly cart?: Cart | undefined
  /** The parts that were left out, and why. */
  readonly omitted: readonly string[]
}
