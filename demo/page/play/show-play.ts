import type { Analytics } from '@segment/analytics-next'
import { stepsOf } from '../../visit/visit'
import type { ConditionsStore } from '../conditions'
import { element } from '../element'
import { clearCart, readCart } from '../shop/cart'
import { pageHand } from './page-hand'
import { pause } from './pause'

/** Long enough to see what a step has brought into the panel, in milliseconds. */
const PACE_MS = 1600
/** matomo.js keeps some hits back for seconds, and hits after a log-out belong to the next visit. */
const UNHURRIED_MS = 4000

/** Shows a button that plays the scripted visit in this page, slowly enough to be watched, and that stops it. */
export function showPlay(
  place: HTMLElement,
  shop: HTMLElement,
  analytics: Analytics,
  conditions: ConditionsStore,
): void {
  const button = element('button', { type: 'button', class: 'primary' })
  const progress = element('span', { class: 'quiet' })
  let playing: AbortController | undefined

  const rest = (said: string) => {
    playing = undefined
    button.textContent = 'Play a visit'
    progress.textContent = said
  }
  const start = async () => {
    playing = new AbortController()
    const { signal } = playing
    button.textContent = 'Stop'
    try {
      becomeNewVisitor(analytics)
      const steps = stepsOf(conditions.now.consent === 'undecided')
      for (const [index, { name, act, isUnhurried }] of steps.entries()) {
        progress.textContent = `${index + 1} of ${steps.length}: ${name}`
        if (isUnhurried) await pause(UNHURRIED_MS, signal)
        await act(pageHand(shop, signal))
        await pause(PACE_MS, signal)
      }
      rest('')
    } catch {
      // Stopped by the button, or because somebody else has used the shop meanwhile.
      rest('Stopped.')
    }
  }
  button.addEventListener('click', () => {
    if (playing) playing.abort()
    else void start()
  })
  rest('')
  place.append(progress, button)
}

/** The visit begins with an empty cart, and without a user. */
function becomeNewVisitor(analytics: Analytics): void {
  if (readCart().length === 0 && !analytics.user().id()) return
  clearCart()
  analytics.reset()
}
