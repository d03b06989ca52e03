import type { DemoConfig } from '../../demo-config'
import type { ConditionsStore } from '../conditions'
import { element } from '../element'
import { showSwitches } from '../switches/show-switches'
import type { CallLog } from './call-log'
import { panelStatus } from './panel-status'
import type { Connection } from './receive-hits'

/** The top of the panel: where hits go, what one can try, and what happens to calls now. */
export function showPanelHead(
  log: CallLog,
  conditions: ConditionsStore,
  connection: Connection,
  count: HTMLElement,
  { matomo }: DemoConfig,
): HTMLElement {
  const source = element('p', { class: matomo.isStandIn ? 'source stand-in' : 'source' }, matomo.label)
  const lost = element(
    'p',
    { class: 'failed notice', role: 'alert', hidden: true },
    'The demo does not answer any more, so hits cannot be shown: is it still running?',
  )
  connection.onChange = (isOpen) => {
    lost.hidden = isOpen
  }
  // Told to a screen reader when it changes. The list below is not: it would never be silent.
  const status = element('p', { class: 'notice', role: 'status' })
  const showStatus = () => {
    const { text, isGood } = panelStatus(conditions.now)
    status.classList.toggle('waits', !isGood)
    if (status.textContent !== text) status.textContent = text
  }
  conditions.subscribe(showStatus)
  showStatus()
  return element(
    'header',
    { class: 'panel-head' },
    element(
      'div',
      { class: 'panel-title' },
      element('div', {}, element('h2', {}, 'What Matomo gets'), source),
      element(
        'div',
        { class: 'panel-tools' },
        count,
        element('button', { type: 'button', click: log.clear }, 'Clear'),
      ),
    ),
    showSwitches(conditions),
    status,
    lost,
  )
}
