import type { MatomoCommand } from '../matomo/commands'
import { standingOf, switchCommands } from './standing'
import type { State } from './state'

/** The commands that set on a further tracker what calls have set for all hits: user, dimensions and URL. */
export function restoreCommands(state: State): readonly MatomoCommand[] {
  return switchCommands({ dimensions: [] }, { ...standingOf(state), referrer: undefined })
}
