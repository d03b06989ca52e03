import type { Conditions } from '../conditions'
import { hitsOf, isSegmentCall, type LoggedCall } from './logged-call'

/** Says in words why the panel has no commands to show below a call, or nothing where it has. */
export function callState(call: LoggedCall, conditions: Conditions): string | undefined {
  if (!isSegmentCall(call) || call.commands.length > 0) return undefined
  switch (call.outcome) {
    case 'unknown':
      return call.method === 'reset' ? heldState(conditions, 'Waits for the calls before it.') : undefined
    case 'held':
      return heldState(conditions, 'Held.')
    case 'recorded':
      return 'Nothing for Matomo.'
    case 'left-out':
      return undefined
  }
}

function heldState({ consent, isOnline }: Conditions, otherwise: string): string {
  if (consent === 'undecided') return 'Held until there is a decision.'
  return isOnline ? otherwise : 'Held until the browser is online.'
}

/** What a call has come to, in two or three words: for a call that is folded. */
export function callSummary(call: LoggedCall): string {
  const hits = hitsOf(call).length
  if (hits > 0) return hits === 1 ? '1 hit' : `${hits} hits`
  if (call.outcome === 'held') return 'held'
  if (call.outcome === 'left-out') return 'dropped'
  return call.commands.length > 0 ? 'no hit' : ''
}

/** Says why a command that sends a hit has none yet. */
export const commandState = ({ script }: Conditions): string =>
  script === 'running' ? 'on its way…' : 'waits for matomo.js'
