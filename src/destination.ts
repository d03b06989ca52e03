import type { Analytics, Context, SegmentEvent } from '@segment/analytics-next'
import { createBrowserStore } from './browser-store'
import { deepCopy } from './lib/deep-copy'
import { MAX_LATE_SECONDS } from './lib/lateness'
import { message, warn } from './lib/message'
import { mapEvent } from './mapping/map-event'
import type { Moment } from './mapping/mapping'
import { RESET } from './mapping/reset'
import { initialState } from './mapping/state'
import { claimPage } from './matomo/claim-page'
import type { MatomoCommand } from './matomo/commands'
import { isHit } from './matomo/hit'
import { loadScript } from './matomo/load-script'
import { createQueue, isFull, isMatomoRunning } from './matomo/queue'
import { setupCommands } from './matomo/setup-commands'
import { createReport } from './report'
import { createCallQueue } from './segment/call-queue'
import { CONSENT_EVENT, readConsent } from './segment/consent-stamp'
import type { PageSnapshot } from './segment/page-snapshot'
import type { ResolvedSettings } from './settings/resolve-settings'

/** What there is between the plugin's `load()` and `unload()`: the way from Segment's events to matomo.js. */
export interface Destination {
  /** Takes an event: maps and pushes it, holds it, or leaves it out and says why. */
  deliver(event: SegmentEvent, ctx: Context): void
  /**
   * The visitor has given or refused consent. Nothing happens where the settings do not ask for it, where it is not said,
   * or where something newer is known.
   *
   * @param time - when, in milliseconds since the epoch
   */
  decide(isGiven?: boolean, time?: number): void
  /** Resolves once matomo.js runs, or did not come, or after ten seconds; at once where it waits for consent. */
  ready(): Promise<void> | undefined
  stop(): void
}

/** `ready()` waits no longer for a server that does not answer. */
const READY_MS = 10_000

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
  const claim = claimPage()
  let hasConsent: boolean | undefined
  /** When that was said, in milliseconds since the epoch. */
  let decidedAt = 0
  /** Asked of the browser only while it has not said so: that takes as long as half a call. */
  let isOnline = navigator.onLine
  let state = initialState({
    url: claim.wasTaken || isMatomoRunning() ? undefined : location.href,
    hasVariables: claim.wasTaken === true,
  })
  let settled: Promise<void> | undefined
  const store = createBrowserStore(siteId, () => cookies && (!consent || hasConsent === true))
  const readCart = () => store.read('cart')
  const pushToMatomo = createQueue(settings, store, (isSame) => {
    if (!isSame) warn('another-matomo', 'for another site or server, left alone')
    else if (!claim.wasTaken)
      warn('another-matomo', 'for the same site: remove it, or page views count twice')
  })
  const push = (commands: readonly MatomoCommand[], context = ctx, now?: number, time?: number) => {
    const onRefused = (command: MatomoCommand, error: unknown) =>
      context.log('warn', message('refused-by-matomo', command[0]), { command, error })
    pushToMatomo(commands, onRefused, now, time)
  }
  const calls = createCallQueue(
    analytics,
    () =>
      isTracking && !hasConsent
        ? hasConsent
        : // What matomo.js sends while the browser is offline is lost.
          isOnline || navigator.onLine || !isMatomoRunning() || undefined,
    // It takes nothing but what is known of the user: it is not dropped.
    () => {
      // Remembered for the next page, in case this one is left before there is a hit; not where nobody was known to be logged in.
      if (state.user ?? !state.viewed) store.write('reset', 'yes')
      record(RESET, ctx)
    },
    // This page may be left before its turn: the next page, the next user's, must not find that cart.
    () => store.move('cart', false),
  )

  const load = () => {
    settled = new Promise((resolve) => {
      setTimeout(resolve, READY_MS)
      void loadScript(settings, resolve, () => !isTracking || hasConsent === true)
    })
  }

  const decide: Destination['decide'] = (isGiven, time = 0) => {
    if (!consent || isGiven === undefined || time < decidedAt) return
    decidedAt = Math.min(time, Date.now())
    if (hasConsent === isGiven) return
    // For cookies also a first refusal: those of an earlier page go.
    if (isGiven || hasConsent || !isTracking)
      push([[`${isGiven ? 'set' : 'forget'}${isTracking ? 'Consent' : 'CookieConsent'}Given`]])
    hasConsent = isGiven
    store.move('cart')
    store.move('reset')
    if (isTracking && isGiven) load()
    calls.open()
  }

  // What `analytics.debug(true)` sets.
  const report = createReport(() => settings.debug || (analytics as unknown as { _debug: boolean })._debug)

  /** @param asCalled - the event as it was at its call */
  const record = (event: SegmentEvent, context: Context, page?: PageSnapshot, asCalled = event) => {
    // A reset is never left out.
    if (page && isFull()) throw new Error('too much waits for matomo.js')
    const mapping = mapEvent(asCalled, state, settings, { page, readCart } as Moment)
    const { commands, omitted, cart } = mapping
    state = mapping.state
    if (cart) store.write('cart', cart)
    const time = timeOf(asCalled)
    const now = Date.now()
    const isTooLate = now - time > MAX_LATE_SECONDS * 1000 && commands.some(isHit)
    report(
      event,
      context,
      'left-out',
      isTooLate ? [...omitted, 'the time: over 24 hours ago'] : omitted,
      commands,
    )
    push(commands, context, now, time)
  }

  const leaveOut = (event: SegmentEvent, context: Context, why: unknown) =>
    report(event, context, 'left-out', [`the call: ${String(why)}`])

  const deliver = (event: SegmentEvent, context: Context) => {
    // Properties may be proxies and getters that throw.
    try {
      let asCalled = event
      if (consent) decide(readConsent(event, consent.categories ?? []), timeOf(event))
      const isHeld = calls.deliver(context, (page, whyNot) => {
        try {
          if (whyNot) leaveOut(event, context, whyNot)
          else if (event.event !== CONSENT_EVENT) record(event, context, page, asCalled)
        } catch (error) {
          leaveOut(event, context, error)
        }
      })
      if (!isHeld) return
      report(event, context, 'held', [isTracking && !hasConsent ? 'no consent yet' : 'offline'])
      // The page may change its objects, such as its cart, before the call is taken.
      try {
        asCalled = deepCopy(event)
      } catch {
        // A getter that throws: it is read later as it is.
      }
    } catch (error) {
      leaveOut(event, context, error)
    }
  }

  const onNetwork = ({ type }: Event) => {
    isOnline = type === 'online'
    calls.open()
  }

  const stop = () => {
    calls.stop()
    removeEventListener('online', onNetwork)
    removeEventListener('offline', onNetwork)
    // Also from matomo.js, which stays.
    if (state.user ?? state.dimensions.length) record(RESET, ctx)
    else store.write('cart', [])
    claim.isTaken = false
    claim.wasTaken = true
  }

  addEventListener('online', onNetwork)
  addEventListener('offline', onNetwork)
  push(setupCommands(settings, claim.wasTaken))
  if (!isTracking) load()
  return { deliver, decide, ready: () => settled, stop }
}

/** When a call was made: now, if it does not say. Its timestamp is an ISO string after a reload: events are persisted as JSON. */
function timeOf({ timestamp }: SegmentEvent): number {
  return (timestamp instanceof Date ? timestamp.getTime() : Date.parse(String(timestamp))) || Date.now()
}
