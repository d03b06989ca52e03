import type { MatomoPlugin } from 'segment-matomo'
import type { ConditionsStore } from '../conditions'
import { element } from '../element'
import type { CallLog } from '../panel/call-log'
import { storeDecision, type Decision } from './stored-decision'

const texts = {
  undecided: 'Until you decide, nothing is fetched from there, stored for it or sent to it.',
  given: 'You said yes. You may change your mind here.',
  refused: 'You said no. You may change your mind here.',
}

/** Shows the banner until there is a decision, and a button that brings the banner back. */
export function startConsent(
  root: HTMLElement,
  { consent }: MatomoPlugin,
  log: CallLog,
  conditions: ConditionsStore,
): void {
  let isAskedAgain = false
  const decide = (decision: Decision) => () => {
    storeDecision(decision)
    conditions.set({ consent: decision })
    log.addDecision(decision)
    consent[decision]()
    banner.hidden = true
    // The pressed button is hidden now: the focus returns to where the visitor came from.
    const next = isAskedAgain ? again : root.querySelector('h1')
    next?.focus({ preventScroll: true })
  }
  const button = (text: string, decision: Decision) =>
    element('button', { type: 'button', class: 'primary', click: decide(decision) }, text)

  const title = element('h2', { tabindex: '-1' }, 'May we count this visit?')
  const state = element('p')
  const banner = element(
    'section',
    { class: 'consent-banner', 'aria-label': 'Consent' },
    title,
    element('p', {}, 'The shop counts its visits with Matomo, on a server of its own.'),
    state,
    element('p', { class: 'answers' }, button('Yes, count it', 'given'), button('No', 'refused')),
  )
  const show = () => {
    const { now } = conditions
    if (now.consent !== 'not asked') state.textContent = texts[now.consent]
    banner.hidden = false
  }
  const askAgain = () => {
    isAskedAgain = true
    show()
    title.focus()
  }
  const again = element('button', { type: 'button', class: 'plain', click: askAgain }, 'Your consent')

  root.addEventListener('focusin', (event) => {
    if (!banner.hidden) showWhatHasFocus(event)
  })
  root.prepend(banner)
  if (conditions.now.consent !== 'not asked') root.append(element('footer', { class: 'shop-foot' }, again))
  if (conditions.now.consent === 'undecided') show()
  else banner.hidden = true
}

/** Firefox does not scroll to what can be seen in part: a link behind the banner could have the focus. */
function showWhatHasFocus({ target }: FocusEvent): void {
  if (target instanceof Element && target.matches(':focus-visible'))
    target.scrollIntoView({ block: 'nearest' })
}
