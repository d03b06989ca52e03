import type { Conditions, ConditionsStore } from '../conditions'
import { element } from '../element'
import { isGivenUp } from './panel-status'

/** How long the plugin waits after each failed attempt to fetch matomo.js, in milliseconds (docs/reliability.md, "Loading"). */
const PAUSES_MS = [1000, 5000, 25_000]

/** Counts down to the plugin's next attempt to fetch matomo.js. A button makes it at once. */
export function showRetry(conditions: ConditionsStore): HTMLElement {
  const text = element('span')
  // At the event `online` the plugin does not wait any longer.
  const tryNow = () => dispatchEvent(new Event('online'))
  const button = element('button', { type: 'button', click: tryNow }, 'Try now')
  const row = element('p', { class: 'retry', hidden: true }, text, button)
  let timer: number | undefined

  const update = () => {
    clearTimeout(timer)
    const { now } = conditions
    const isTrying = isRetried(now)
    // The focus does not vanish together with the button.
    if (!isTrying && row.contains(document.activeElement)) document.getElementById('switch-block')?.focus()
    row.hidden = !isTrying
    if (!isTrying) return
    text.textContent = now.script === 'failed' ? countdown(now) : 'Trying…'
    timer = window.setTimeout(update, 500)
  }
  conditions.subscribe(update)
  return row
}

/** Whether matomo.js has failed to load, and is tried again. */
const isRetried = (conditions: Conditions) =>
  conditions.failures > 0 &&
  conditions.isOnline &&
  conditions.script !== 'running' &&
  conditions.consent !== 'refused' &&
  !isGivenUp(conditions)

function countdown({ failedAt, failures }: Conditions): string {
  const next = failedAt + (PAUSES_MS[failures - 1] ?? 0)
  const seconds = Math.max(0, Math.ceil((next - Date.now()) / 1000))
  return `Next attempt in ${seconds} s.`
}
