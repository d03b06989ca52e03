import type { MatomoCommand } from '../matomo/commands'
import type { Mapping } from './mapping'
import type { State } from './state'

/**
 * `analytics.reset()`, of which analytics.js makes no event. The user has logged out: user, dimensions and cart are forgotten.
 * The next hit starts a visit if Segment knew a user. Many sites call `reset()` on every page where nobody is logged in, and
 * those pages belong to one visit.
 */
export function mapReset(state: State): Mapping {
  const commands: MatomoCommand[] = [['resetUserId']]
  for (const id of state.dimensions.keys()) commands.push(['deleteCustomDimension', id])
  return {
    commands,
    startsVisit: false,
    cart: [],
    omitted: [],
    state: {
      ...state,
      startsVisit: state.startsVisit || state.user !== undefined,
      user: undefined,
      eventUser: undefined,
      matomoUser: undefined,
      userTraits: undefined,
      traitsUser: undefined,
      groupTraits: undefined,
      dimensions: new Map(),
    },
  }
}
