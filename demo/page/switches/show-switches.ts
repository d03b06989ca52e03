import { readSwitches, SWITCHES_COOKIE, writeSwitches, type SwitchName } from '../../switches'
import type { Conditions, ConditionsStore } from '../conditions'
import { forgetDecision } from '../consent/stored-decision'
import { element } from '../element'
import { isGivenUp } from '../panel/panel-status'
import { reloadWithFocus } from './restore-focus'
import { simulateOffline } from './simulate-offline'

/** Shows what one can try. A switch takes effect at once, by a page load where the plugin reads it only at its start. */
export function showSwitches(conditions: ConditionsStore): HTMLElement {
  const flip = (name: SwitchName, isOn: boolean) => {
    storeSwitch(name, isOn)
    applySwitch(name, isOn, conditions.now)
  }
  return element(
    'div',
    { class: 'switches', role: 'group', 'aria-label': 'Try' },
    showSwitch('consent', 'Ask for consent', isSwitchOn('consent'), (isOn) => flip('consent', isOn)),
    showSwitch('offline', 'Offline', isSwitchOn('offline'), (isOn) => flip('offline', isOn)),
    showSwitch('block', 'Block matomo.js', isSwitchOn('block'), (isOn) => flip('block', isOn)),
  )
}

function showSwitch(
  name: SwitchName,
  text: string,
  isChecked: boolean,
  onChange: (isChecked: boolean) => void,
): HTMLElement {
  const input = element('input', { type: 'checkbox', role: 'switch', id: idOf(name) })
  input.checked = isChecked
  input.addEventListener('change', () => onChange(input.checked))
  return element('label', { class: 'switch' }, input, text)
}

const idOf = (name: SwitchName) => `switch-${name}`

const isSwitchOn = (name: SwitchName) => readSwitches(document.cookie).has(name)

function storeSwitch(name: SwitchName, isOn: boolean): void {
  const switches = readSwitches(document.cookie)
  if (isOn) switches.add(name)
  else switches.delete(name)
  document.cookie = `${SWITCHES_COOKIE}=${writeSwitches(switches)}; path=/; samesite=lax`
}

function applySwitch(name: SwitchName, isOn: boolean, conditions: Conditions): void {
  switch (name) {
    case 'offline':
      simulateOffline(isOn)
      break
    case 'block': {
      // A blocker keeps a script from being fetched. It does not stop a script that runs.
      const isTooLate = isOn ? conditions.script === 'running' : isGivenUp(conditions)
      if (isTooLate) reloadWithFocus(idOf(name))
      break
    }
    case 'consent':
      forgetDecision()
      reloadWithFocus(idOf(name))
  }
}
