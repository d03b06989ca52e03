import { isMatomoRunning } from '../matomo/paq'
import type { Verdict } from '../segment/gate'
import type { Connection } from './connection'
import type { Consent } from './consent'
import type { EarlierState } from './earlier-calls'

const PASS: Verdict = { verdict: 'pass' }
const REFUSED: Verdict = {
  verdict: 'drop',
  reason: 'the visitor has refused consent. Calls are sent again as soon as consent is given',
}
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

const EARLIER_FIRST: Verdict = {
  verdict: 'hold',
  reason:
    'The call waits for calls of an earlier page, which are sent first. It is sent, with its own time, as soon as they have been read.',
}

/** Says what becomes of a call now, by the visitor's consent, by the network, and by what earlier pages have left. */
export function judge(consent: Consent, connection: Connection, earlier: EarlierState): Verdict {
  if (!consent.allowsTracking()) return consent.decision() === 'refused' ? REFUSED : UNDECIDED
  if (earlier === 'being-taken') return EARLIER_FIRST
  if (connection.isOnline()) return PASS
  // What matomo.js sends while the browser is offline is lost. Before matomo.js has loaded, calls can wait in `_paq`. But `_paq` is lost
  // with the page, so calls of an earlier page are held, with all that follows them.
  if (!isMatomoRunning() && earlier === 'none') return PASS
  connection.probe()
  return OFFLINE
}
