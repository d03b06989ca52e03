import { element } from '../element'
import { createCount } from './create-count'
import type { LoggedCall } from './logged-call'
import { createPanelLink } from './panel-link'
import type { PanelSources } from './panel-sources'
import { showCall } from './show-call'
import { showPanelHead } from './show-panel-head'

/** Shows the panel, with the newest call on top. */
export function showPanel(panel: HTMLElement, sources: PanelSources): void {
  const { log, conditions } = sources
  const list = element('ol', { class: 'calls' })
  const empty = element('p', { class: 'empty quiet' }, 'No calls yet: look around in the shop.')
  const count = createCount(log)
  const shown = new Map<LoggedCall, HTMLElement>()

  const show = (call: LoggedCall) => {
    const before = shown.get(call)
    const now = showCall(call, conditions.now)
    shown.set(call, now)
    if (before) before.replaceWith(keepOpen(before, now))
    else list.prepend(now)
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
    else if (log.calls.includes(call)) show(call)
  }
  conditions.subscribe(() => {
    for (const call of shown.keys()) show(call)
  })
}

/** When a hit comes in, what the reader has unfolded stays unfolded, and the keyboard's focus stays in its place. */
function keepOpen(before: HTMLElement, now: HTMLElement): HTMLElement {
  const find = (key = '') => now.querySelector<HTMLElement>(`details[data-key="${key}"]`)
  const opened = [...before.querySelectorAll('details')].filter((details) => details.open)
  for (const { dataset } of opened) find(dataset.key)?.setAttribute('open', '')
  const focused = before.contains(document.activeElement) ? document.activeElement?.closest('details') : null
  if (focused) {
    queueMicrotask(() => {
      find(focused.dataset.key)?.querySelector('summary')?.focus({ preventScroll: true })
    })
  }
  return now
}
