import type { DemoConfig } from '../demo-config'
import { createCallLog } from './panel/call-log'
import { receiveHits } from './panel/receive-hits'
import { showPanel } from './panel/show-panel'
import { watchPaq } from './panel/watch-paq'
import { startAnalytics } from './segment/start-analytics'
import { startShop } from './shop/start-shop'

declare global {
  interface Window {
    /** For the scripted visit: what the panel shows, as data. */
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
  const log = createCallLog()
  showPanel(byId('panel'), log, config)
  watchPaq(log)
  receiveHits(log, config.lastHitId)
  window.demoCalls = () => log.calls
  const analytics = await startAnalytics(config, log)
  startShop(byId('shop'), analytics)
}

void main()
