import type { MatomoCommand } from '../matomo/commands'
import type { State } from './state'

/** The user logged out: what is tracked from now on is somebody else's visit. */
export function mapReset(state: State): [MatomoCommand[], State] {
  return [
    [['resetUserId'], ...state.dimensions.map((id): MatomoCommand => ['deleteCustomDimension', id])],
    { ...state, user: undefined, matomoUser: undefined, dimensions: [] },
  ]
}
