import { isMatomoRunning } from '../matomo/paq'
import type { Verdict } from '../segment/gate'
import type { Connection } from './connection'
import type { Consent } from './consent'

const PASS: Verdict = { verdict: 'pass' }
const REFUSED: Verdict = { verdict: 'drop', reason: 'the visitor has refused consent' }
const UNDECIDED: Verdict = {
  verdict: 'hold',
  reason:
    'The call waits for the visitor to decide about consent. It is sent, with its own time, once consent is given.',
}
const OFFLINE: Verdict = {
  verdict: 'hold',
  reason:
    'The call waits because the browser is offline. It is sent, with its own time, once the browser is online.',
}

/** Says what becomes of a call now, by the visitor's consent and by the network. */
export function judge(consent: Consent, connection: Connection): Verdict {
  if (!consent.allowsTracking()) return consent.decision() === 'refused' ? REFUSED : UNDECIDED
  // What matomo.js sends while the browser is offline is lost. Before matomo.js is in, calls wait in `_paq`.
  if (connection.isOnline() || !isMatomoRunning()) return PASS
  connection.probe()
  return OFFLINE
}
