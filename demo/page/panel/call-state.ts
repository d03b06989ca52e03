import type { Conditions } from '../conditions'
import type { LoggedCall } from './logged-call'

/** Says in words why the panel has nothing to show below a call. */
export function callState(call: LoggedCall, { consent, isOnline, script }: Conditions): string | undefined {
  if (hasSomethingToShow(call)) return undefined
  if (consent === 'undecided') return 'Held until there is a decision.'
  if (!isOnline && script === 'running') return 'Held until the browser is online.'
  return call.method === 'reset' ? 'Waits for the calls before it.' : 'Nothing for Matomo.'
}

const hasSomethingToShow = ({ commands, hits, notes }: LoggedCall) =>
  commands.length > 0 || hits.length > 0 || notes.length > 0

/** Says why a command that sends a hit has none yet. */
export const commandState = ({ script }: Conditions): string =>
  script === 'running' ? 'on its way…' : 'waits for matomo.js'
