import type { DemoConfig } from '../../demo-config'
import { element } from '../element'
import type { CallLog, LoggedCall } from './call-log'
import { showCall } from './show-call'

/** The panel: the newest call on top. */
export function showPanel(panel: HTMLElement, log: CallLog, { matomo }: DemoConfig): void {
  const list = element('ol', { class: 'calls' })
  const empty = element('p', { class: 'quiet' }, 'Nothing yet: look around in the shop.')
  const shown = new Map<LoggedCall, HTMLElement>()

  const scrollToPanel = () => {
    panel.scrollIntoView({ behavior: 'smooth' })
  }
  const toPanel = element(
    'button',
    { type: 'button', class: 'to-panel', click: scrollToPanel },
    'What Matomo gets',
  )
  // On a phone the panel lies below the shop.
  new IntersectionObserver(([entry]) => {
    toPanel.classList.toggle('is-there', entry?.isIntersecting)
  }).observe(panel)
  panel.before(toPanel)
  panel.append(
    element(
      'header',
      { class: 'panel-head' },
      element(
        'div',
        {},
        element('h2', {}, 'What Matomo gets'),
        element('p', { class: matomo.isStandIn ? 'source stand-in' : 'source' }, matomo.label),
      ),
      element(
        'div',
        { class: 'panel-tools' },
        element('button', { type: 'button', click: log.clear }, 'Clear'),
      ),
    ),
    empty,
    list,
  )

  log.onChange = (call) => {
    empty.hidden = log.calls.length > 0
    if (!call) {
      shown.clear()
      list.replaceChildren()
    } else if (log.calls.includes(call)) {
      const before = shown.get(call)
      const now = showCall(call)
      shown.set(call, now)
      if (before) before.replaceWith(keepOpen(before, now))
      else list.prepend(now)
    }
  }
}

/** What the reader has unfolded stays so when a hit comes in. */
function keepOpen(before: HTMLElement, now: HTMLElement): HTMLElement {
  const opened = [...before.querySelectorAll('details')].filter((details) => details.open)
  for (const { dataset } of opened) {
    now.querySelector(`details[data-key="${dataset.key ?? ''}"]`)?.setAttribute('open', '')
  }
  return now
}
