import type { Analytics, Context, SegmentEvent } from '@segment/analytics-next'
import { createCartStore } from './cart-store'
import { createGate } from './gate'
import { message, warn } from './lib/message'
import { mapEvent } from './mapping/map-event'
import { mapReset } from './mapping/reset'
import { initialState } from './mapping/state'
import { claimPage } from './matomo/claim-page'
import type { MatomoCommand } from './matomo/commands'
import { loadScript } from './matomo/load-script'
import { createQueue, isMatomoRunning } from './matomo/queue'
import { setupCommands } from './matomo/setup-commands'
import { printCall } from './print-call'
import { CONSENT_EVENT, readConsent } from './segment/consent-stamp'
import { followCalls } from './segment/follow-calls'
import type { PageSnapshot } from './segment/page-snapshot'
import type { ResolvedSettings } from './settings/resolve-settings'

/** What there is between the plugin's `load()` and `unload()`: the way from Segment's events to matomo.js. */
export interface Destination {
  /** Takes an event: maps and pushes it, holds it, or leaves it out and says why. */
  deliver(event: SegmentEvent, ctx: Context): void
  /** The visitor has given or refused consent. Nothing happens where the settings do not ask for it. */
  decide(isGiven: boolean): void
  /** Resolves once matomo.js runs, or did not come, or after ten seconds; at once where it waits for consent. */
  ready(): Promise<void>
  stop(): void
}

/** `ready()` waits no longer for a server that does not answer. */
const READY_MS = 10_000

const leftOut = (part: string) => message(`left out ${part}`, 'left-out')

/**
 * Configures matomo.js and loads it, as far as consent allows it.
 *
 * @param ctx - for what belongs to no call
 * @throws an Error where another one runs on the page
 */
export function startDestination(
  settings: ResolvedSettings,
  analytics: Analytics,
  ctx: Context,
): Destination {
  const { consent, cookies, siteId } = settings
  const isTracking = consent?.require === 'tracking'
  const page = claimPage()
  let hasConsent: boolean | undefined
  let state = initialState(location.href)
  let settled = Promise.resolve()
  const mayStore = () => cookies && (consent?.require !== 'cookies' || hasConsent === true)
  const cart = createCartStore(siteId, mayStore)
  // What matomo.js sends while the browser is offline is lost.
  const gate = createGate(() => navigator.onLine || !isMatomoRunning())
  const queue = createQueue(settings, (isSame) => {
    if (!isSame)
      warn('this page has a Matomo for another site or server, which is left alone', 'another-matomo')
    else if (!page.wasTaken)
      warn(
        'this page has a snippet for the same Matomo site: remove it, or page views count twice',
        'another-matomo',
      )
  })
  const push = (commands: readonly MatomoCommand[], context = ctx) =>
    queue.push(commands, (command, error) => {
      context.log('warn', message(`matomo.js refused ${command[0]}`, 'refused-by-matomo'), { command, error })
    })
  const reset = () => {
    const [commands, next] = mapReset(state)
    state = next
    cart.write([])
    push(commands)
  }
  // It takes nothing but what is known of the user: it is not dropped.
  const calls = followCalls(analytics, () => gate.pass(reset, reset))

  const load = () => {
    settled = new Promise((resolve) => {
      setTimeout(resolve, READY_MS)
      page.script ??= loadScript(settings, resolve)
      void page.script.then(resolve)
    })
  }

  const decide = (isGiven: boolean): void => {
    if (!consent || hasConsent === isGiven) return
    if (isGiven) push([[isTracking ? 'setConsentGiven' : 'setCookieConsentGiven']])
    else if (hasConsent) push([[isTracking ? 'forgetConsentGiven' : 'forgetCookieConsentGiven']])
    hasConsent = isGiven
    if (!isTracking) return
    if (isGiven) load()
    gate.decide(isGiven)
  }

  /** Logs why a call is held or parts of it are left out, and prints it, where that is asked for. */
  const report = (
    event: SegmentEvent,
    context: Context,
    notes: readonly string[],
    commands: readonly MatomoCommand[] = [],
  ) => {
    for (const note of notes) context.log('warn', note)
    // What `analytics.debug(true)` sets.
    const { _debug } = analytics as unknown as { _debug: boolean }
    if (settings.debug || _debug) printCall(event, commands, notes)
  }

  const record = (event: SegmentEvent, context: Context, snapshot: PageSnapshot) => {
    if (queue.isFull()) throw new Error('too much waits for matomo.js')
    const moment = { page: snapshot, now: Date.now(), readCart: cart.read }
    const mapping = mapEvent(event, state, settings, moment)
    state = mapping.state
    if (mapping.cart) cart.write(mapping.cart)
    report(event, context, mapping.omitted.map(leftOut), mapping.commands)
    push(mapping.commands, context)
  }

  const deliver = (event: SegmentEvent, context: Context) => {
    const leaveOut = (why: unknown) => report(event, context, [leftOut(`the call: ${String(why)}`)])
    const hold = (until: string) => report(event, context, [message(`holds the call until ${until}`, 'held')])
    const safely = (step: () => void) => {
      // Properties may be proxies and getters that throw.
      try {
        step()
      } catch (error) {
        leaveOut(error)
      }
    }
    safely(() => {
      const decision = readConsent(event, consent?.categories)
      if (decision !== undefined) decide(decision)
      if (event.event === CONSENT_EVENT) return
      calls.handle(event, (snapshot) => {
        gate.pass(() => safely(() => record(event, context, snapshot)), leaveOut, hold)
      })
    })
  }

  const stop = () => {
    calls.stop()
    removeEventListener('online', gate.open)
    cart.write([])
    page.isTaken = false
    page.wasTaken = true
  }

  addEventListener('online', gate.open)
  push(setupCommands(settings))
  if (!isTracking) {
    gate.decide(true)
    load()
  }
  return { deliver, decide, ready: () => settled, stop }
}
