import type { DemoConfig } from '../demo-config'
import { readSwitches } from '../switches'
import { createConditions } from './conditions'
import { startConsent } from './consent/start-consent'
import { readDecision } from './consent/stored-decision'
import { element } from './element'
import { createCallLog } from './panel/call-log'
import { receiveHits } from './panel/receive-hits'
import { showPanel } from './panel/show-panel'
import { showPlay } from './play/show-play'
import { startAnalytics } from './segment/start-analytics'
import { startShop } from './shop/start-shop'
import { startSkipLinks } from './start-skip-links'
import { restoreFocus } from './switches/restore-focus'
import { simulateOffline } from './switches/simulate-offline'
import { watchConnection } from './switches/watch-connection'
import { watchScript } from './switches/watch-script'

declare global {
  interface Window {
    /** What the panel shows, as data: for the scripted visit. */
    demoCalls?: () => unknown
  }
}

const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no #${id}`)
  return found
}

async function main(): Promise<void> {
  const config = JSON.parse(byId('config').textContent) as DemoConfig
  const switches = readSwitches(document.cookie)
  simulateOffline(switches.has('offline'))
  const conditions = createConditions({
    consent: switches.has('consent') ? (readDecision() ?? 'undecided') : 'not asked',
    isOnline: navigator.onLine,
    script: 'not fetched',
    fetchedAt: 0,
    failedAt: 0,
    failures: 0,
  })
  const log = createCallLog()
  watchConnection(conditions)
  watchScript(conditions)
  const connection = receiveHits(log, conditions, config.lastHitId)
  const play = element('div', { class: 'play' })
  showPanel(byId('panel'), { log, conditions, connection, config, play })
  window.demoCalls = () => log.calls
  const { analytics, destination } = await startAnalytics(config, conditions.now, log)
  startShop(byId('shop'), analytics)
  startConsent(byId('shop'), destination, log, conditions)
  showPlay(play, byId('shop'), analytics, conditions)
  startSkipLinks()
  restoreFocus()
}

void main()
