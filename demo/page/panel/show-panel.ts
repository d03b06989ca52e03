import { element } from '../element'
import { createCount } from './create-count'
import { createFolds } from './create-folds'
import type { LoggedCall } from './logged-call'
import { createPanelLink } from './panel-link'
import type { PanelSources } from './panel-sources'
import { refill } from './refill'
import { showCall } from './show-call'
import { showPanelHead } from './show-panel-head'

/** Shows the panel, with the newest call on top. */
export function showPanel(panel: HTMLElement, sources: PanelSources): void {
  const { log, conditions } = sources
  const list = element('ol', { class: 'calls' })
  const empty = element(
    'p',
    { class: 'empty quiet' },
    'No calls yet: look around in the shop, or play a visit.',
  )
  const count = createCount(log)
  const folds = createFolds(log)
  const shown = new Map<LoggedCall, HTMLElement>()

  const addItem = (call: LoggedCall): HTMLElement => {
    const item = element('li', { class: 'call' })
    shown.set(call, item)
    list.prepend(item)
    return item
  }
  const show = (call: LoggedCall) => {
    const now = showCall(call, conditions.now)
    now.open = folds.isOpen(call)
    now.querySelector('summary')?.addEventListener('click', () => folds.choose(call, !now.open))
    refill(shown.get(call) ?? addItem(call), now)
  }
  const foldOlder = () => {
    for (const [call, item] of shown) {
      const details = item.querySelector('details')
      if (details && !item.contains(document.activeElement)) details.open = folds.isOpen(call)
    }
  }
  const clear = () => {
    shown.clear()
    list.replaceChildren()
  }

  panel.before(createPanelLink(panel))
  panel.append(showPanelHead(sources, count.element), empty, list)
  log.onChange = (call) => {
    count.update()
    empty.hidden = log.calls.length > 0
    if (!call) clear()
    else if (log.calls.includes(call)) {
      const isNew = !shown.has(call)
      show(call)
      if (isNew) foldOlder()
    }
  }
  conditions.subscribe(() => {
    for (const call of shown.keys()) show(call)
  })
}
