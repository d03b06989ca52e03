import type { Conditions } from '../conditions'
import type { LoggedCall } from './call-log'

/** Why a call has no commands, in words. */
export function callState(
  { commands, hits, notes, method }: LoggedCall,
  { consent, isOnline, script }: Conditions,
): string | undefined {
  if (commands.length + hits.length + notes.length) return undefined
  if (consent === 'undecided') return 'Held until there is a decision.'
  if (!isOnline && script === 'running') return 'Held until the browser is online.'
  return method === 'reset' ? 'Waits for the calls before it.' : 'Nothing for Matomo.'
}

/** Why a command that sends a hit has none yet. */
export const commandState = ({ script }: Conditions): string =>
  script === 'running' ? 'on its way…' : 'waits for matomo.js'
