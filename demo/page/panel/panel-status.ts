import type { Conditions } from '../conditions'

/** How often the plugin tries to fetch matomo.js (docs/reliability.md, "Loading"). */
const ATTEMPTS = 4

export const isGivenUp = ({ script, failures }: Conditions): boolean =>
  script === 'failed' && failures >= ATTEMPTS

export interface PanelStatus {
  text: string
  /** Whether calls are sent, or will be soon without anybody's help. */
  isGood: boolean
}

/** Says what happens to calls now, and why. */
export function panelStatus(conditions: Conditions): PanelStatus {
  const { consent, isOnline, script, failures } = conditions
  if (consent === 'undecided') {
    return bad(
      'Waiting for consent: nothing is fetched from Matomo, stored for it or sent to it. Calls are held.',
    )
  }
  if (consent === 'refused') return bad('Consent was refused: nothing is sent, calls are dropped.')
  if (!isOnline) return bad('Offline: calls wait until the browser is online again, and keep their times.')
  if (script === 'running') return good('matomo.js runs: each call is sent at once.')
  if (isGivenUp(conditions)) {
    return bad('matomo.js could not be fetched and is given up until the next page load. The shop goes on.')
  }
  if (failures > 0) {
    return bad(
      `matomo.js could not be fetched (${times(failures)}), and is tried again. Calls wait; the shop goes on.`,
    )
  }
  return good('matomo.js is being fetched: calls wait for it.')
}

const good = (text: string): PanelStatus => ({ text, isGood: true })
const bad = (text: string): PanelStatus => ({ text, isGood: false })
const times = (count: number) => (count === 1 ? 'once' : `${count} times`)
