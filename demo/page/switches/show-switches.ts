import { readSwitches, SWITCHES_COOKIE, writeSwitches, type SwitchName } from '../../switches'
import type { ConditionsStore } from '../conditions'
import { storeDecision } from '../consent/stored-decision'
import { element } from '../element'
import { isGivenUp } from '../panel/panel-status'
import { simulateOffline } from './simulate-offline'

const focusKey = 'demo-focus'

/** What one can try: each takes effect at once, by a page load where the plugin is told at its start. */
export function showSwitches(conditions: ConditionsStore): HTMLElement {
  const flip = (name: SwitchName, isOn: boolean) => {
    const switches = readSwitches(document.cookie)
    if (isOn) switches.add(name)
    else switches.delete(name)
    document.cookie = `${SWITCHES_COOKIE}=${writeSwitches(switches)}; path=/; samesite=lax`
    const { script } = conditions.now
    switch (name) {
      case 'offline':
        simulateOffline(isOn)
        break
      case 'block':
        // A blocker keeps a script from being fetched; it does not stop one that runs.
        if (isOn ? script === 'running' : isGivenUp(conditions.now)) reload(name)
        break
      case 'no-consent':
        storeDecision(undefined)
        reload(name)
    }
  }
  const toggle = (name: SwitchName, text: string, isInverted = false) => {
    const input = element('input', { type: 'checkbox', role: 'switch', id: `switch-${name}` })
    input.checked = readSwitches(document.cookie).has(name) !== isInverted
    input.addEventListener('change', () => {
      flip(name, input.checked !== isInverted)
    })
    return element('label', { class: 'switch' }, input, text)
  }
  return element(
    'div',
    { class: 'switches', role: 'group', 'aria-label': 'Try' },
    toggle('no-consent', 'Ask for consent', true),
    toggle('offline', 'Offline'),
    toggle('block', 'Block matomo.js'),
  )
}

/** The keyboard is where it was after the page load. */
function reload(name: SwitchName): void {
  sessionStorage.setItem(focusKey, `switch-${name}`)
  location.reload()
}

export function restoreFocus(): void {
  const id = sessionStorage.getItem(focusKey)
  sessionStorage.removeItem(focusKey)
  if (id) document.getElementById(id)?.focus({ preventScroll: true })
}
