import type { DemoConfig } from '../../demo-config'
import type { ConditionsStore } from '../conditions'
import { element } from '../element'
import { showSwitches } from '../switches/show-switches'
import { showRetry } from './show-retry'
import { panelStatus } from './panel-status'
import type { PanelSources } from './panel-sources'
import type { ServerConnection } from './receive-hits'

/** Shows the top of the panel: where hits go, what one can try, and what happens to calls now. */
export function showPanelHead(
  { log, conditions, connection, config, play }: PanelSources,
  count: HTMLElement,
): HTMLElement {
  return element(
    'header',
    { class: 'panel-head' },
    element(
      'div',
      { class: 'panel-title' },
      element('div', {}, element('h2', {}, 'What Matomo gets'), showDestination(config)),
      element(
        'div',
        { class: 'panel-tools' },
        count,
        play,
        element('button', { type: 'button', click: log.clear }, 'Clear'),
      ),
    ),
    showSwitches(conditions),
    showStatus(conditions),
    showRetry(conditions),
    showLostConnection(connection),
  )
}

function showDestination({ matomo }: DemoConfig): HTMLElement {
  if (!matomo.isSimulated) return element('p', { class: 'source' }, matomo.label)
  const code = (text: string) => element('code', {}, text)
  return element(
    'details',
    { class: 'source simulated' },
    element('summary', {}, matomo.label),
    element(
      'p',
      {},
      'Hits are shown here, and stored nowhere. To see them in a real Matomo, end the demo, and start one with ',
      code('npm run matomo'),
      ', or name yours, then start the demo again: ',
      code('MATOMO_URL=https://matomo.example.org MATOMO_SITE_ID=1 npm run demo'),
    ),
  )
}

/** A screen reader announces each change of the status. It does not announce the list of calls: it would never be silent. */
function showStatus(conditions: ConditionsStore): HTMLElement {
  const status = element('p', { class: 'notice', role: 'status' })
  const update = () => {
    const { text, isGood } = panelStatus(conditions.now)
    status.classList.toggle('waits', !isGood)
    if (status.textContent !== text) status.textContent = text
  }
  conditions.subscribe(update)
  update()
  return status
}

function showLostConnection(connection: ServerConnection): HTMLElement {
  const lost = element(
    'p',
    { class: 'failed notice', role: 'alert', hidden: true },
    'The demo does not answer any more, so hits cannot be shown: is it still running?',
  )
  connection.onChange = (isOpen) => {
    lost.hidden = isOpen
  }
  return lost
}
