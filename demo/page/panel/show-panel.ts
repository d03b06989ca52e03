import type { DemoConfig } from '../../demo-config'
import type { ConditionsStore } from '../conditions'
import { element } from '../element'
import type { CallLog, LoggedCall } from './call-log'
import { createCount } from './create-count'
import type { Connection } from './receive-hits'
import { showCall } from './show-call'
import { showPanelHead } from './show-panel-head'
import { toPanel } from './to-panel'

/** The panel: the newest call on top. */
export function showPanel(
  panel: HTMLElement,
  log: CallLog,
  conditions: ConditionsStore,
  connection: Connection,
  config: DemoConfig,
): void {
  const list = element('ol', { class: 'calls' })
  const empty = element('p', { class: 'empty quiet' }, 'No calls yet: look around in the shop.')
  const shown = new Map<LoggedCall, HTMLElement>()

  panel.before(toPanel(panel))

  const show = (call: LoggedCall) => {
    const before = shown.get(call)
    const now = showCall(call, conditions.now)
    shown.set(call, now)
    if (before) before.replaceWith(keepOpen(before, now))
    else list.prepend(now)
  }
  const count = createCount(log)
  panel.append(showPanelHead(log, conditions, connection, count.element, config), empty, list)
  log.onChange = (call) => {
    count.update()
    empty.hidden = log.calls.length > 0
    if (!call) {
      shown.clear()
      list.replaceChildren()
    } else if (log.calls.includes(call)) show(call)
  }
  conditions.subscribe(() => {
    for (const call of shown.keys()) show(call)
  })
}

/** What the reader has unfolded stays so when a hit comes in, and so does the keyboard's place. */
function keepOpen(before: HTMLElement, now: HTMLElement): HTMLElement {
  const find = (key = '') => now.querySelector<HTMLElement>(`details[data-key="${key}"]`)
  const opened = [...before.querySelectorAll('details')].filter((details) => details.open)
  for (const { dataset } of opened) find(dataset.key)?.setAttribute('open', '')
  const focused = before.contains(document.activeElement) && document.activeElement?.closest('details')
  if (focused) {
    queueMicrotask(() => {
      find(focused.dataset.key)?.querySelector('summary')?.focus({ preventScroll: true })
    })
  }
  return now
}
