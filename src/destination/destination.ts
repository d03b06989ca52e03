import type { Analytics, Context, SegmentEvent } from '@segment/analytics-next'
import { warn } from '../lib/message'
import { standingOf } from '../mapping/standing'
import { initialState, type State } from '../mapping/state'
import { isMatomoRunning } from '../matomo/paq'
import { createCallOrder } from '../segment/call-order'
import { readConsent } from '../segment/consent-stamp'
import { timeOfCall } from '../segment/time-of-call'
import { isBlockedByPlan } from '../segment/tracking-plan'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { BrowserStore } from './browser-store'
import { createConsent, type Decision } from './consent'
import { createEntrance } from './entrance'
import { isPrinting } from './is-debugging'
import { createLeaveEarly } from './leave-early'
import { logRefusal } from './log-refusal'
import { createMatomoLink } from './matomo-link'
import { claimPage, hearDecisions, releasePage, type PageClaim } from './page-claim'
import { createRecorder } from './recorder'
import { createReport } from './report'
import { createStoredCalls } from './stored-calls'
import { readStoredTraits, type StoredTraits } from './stored-traits'

/** The running plugin, from `load()` to `unload()`: the way from Segment's events to matomo.js. */
export interface Destination {
  /** Takes an event: records it, holds it, or leaves it out and says why. */
  deliver(event: SegmentEvent, context: Context): void
  /** Applies destination middleware to what Segment has stored of user and group, before the first event is delivered. */
  filterStoredTraits: StoredTraits['filter']
  /** Resolves once matomo.js runs or is not waited for any more; at once where loading it waits for consent. */
  ready(): Promise<void>
  /**
   * Takes no more events, pushes what waits for its time, forgets what is held, and takes back what calls have set in matomo.js,
   * which stays on the page.
   */
  stop(): void
}

interface DestinationOptions {
  readonly settings: ResolvedSettings
  readonly analytics: Analytics
  /** For the log of what belongs to no call. */
  readonly context: Context
  /** Whether filters exist that the plugin cannot run itself. */
  readonly hasForeignFilters: () => boolean
}

/**
 * Configures matomo.js, loads it as far as consent allows, and takes events from then on.
 *
 * @throws an Error where another plugin runs on the page
 */
export function createDestination(options: DestinationOptions): Destination {
  const { settings, analytics, context } = options
  const parts = connectParts(options)
  const { claim, consent, queue, loader, store, recorder, storedTraits, storedCalls, order, entrance } = parts

  const categories = settings.consent?.categories
  const decide = (decision: Decision, time: number) => {
    const couldTrack = consent.allowsTracking()
    const commands = consent.decide(decision, time)
    if (!commands) return
    queue.giveVisitorId()
    queue.pushSetup(commands, logRefusal(context))
    store.applyRule()
    storedCalls.earlierCalls.applyRule()
    if (decision === 'refused') parts.leaveEarly.forget()
    if (!couldTrack && consent.allowsTracking()) loader.load()
    entrance.open()
  }

  queue.start(logRefusal(context))
  if (consent.allowsTracking()) loader.load()
  if (storedCalls.storing() === 'forbidden') store.applyRule()
  storedCalls.earlierCalls.applyRule()
  hearDecisions(claim, settings.consent ? decide : warnOfBanner)

  return {
    deliver(event, context) {
      // Properties may be proxies, or getters that throw.
      try {
        if (categories) decide(readConsent(event, categories), timeOfCall(event))
        order.deliver(context, (page) => {
          entrance.enterStoredTraits(page)
          if (isBlockedByPlan(event, analytics)) recorder.leaveOut(event, context, BLOCKED_BY_PLAN)
          else entrance.enter(event, context, page)
        })
      } catch (error) {
        recorder.leaveOutUnreadable(event, context, error)
      }
    },
    filterStoredTraits: storedTraits.filter,
    ready: loader.ready,
    stop() {
      parts.leaveEarly.stop()
      order.stop()
      parts.connection.stop()
      storedCalls.stop()
      recorder.clear()
      queue.stop()
      releasePage(claim)
    },
  }
}

/** Makes the parts, and connects them with each other. */
function connectParts({ settings, analytics, context, hasForeignFilters }: DestinationOptions) {
  const claim = claimPage()
  const consent = createConsent(settings.consent)
  const link = createMatomoLink({
    settings,
    analytics,
    consent,
    claim,
    onOnline: () => entrance.open(),
    onStart: () => leaveEarly.takeBack(),
    commandsToRestore: () => recorder.commandsToRestore(),
  })
  const { store, queue } = link
  const report = createReport(settings, () => isPrinting(settings, analytics))
  const state = firstState(analytics, store, claim)
  const recorder = createRecorder({ settings, context, queue, store, report, state })
  const storedTraits = readStoredTraits(analytics, settings, hasForeignFilters)
  const parts = { ...link, settings, analytics, context, claim, consent, recorder, report, storedTraits }
  const storedCalls = createStoredCalls({ ...parts, entrance: () => entrance })
  const entrance = createEntrance({ ...parts, ...storedCalls })
  const order = createCallOrder(analytics, {
    // The page may be left before the reset has its turn. The next user must not find the cart on the next page.
    onReset: () => store.keepInMemory('cart'),
    onTurn: () => entrance.enterReset(),
  })
  const leaveEarly = createLeaveEarly({ ...parts, ...storedCalls, standing: standingOf(state) })
  return { ...parts, storedCalls, entrance, order, leaveEarly }
}

const BLOCKED_BY_PLAN =
  "the source's tracking plan blocks the event. To send it, allow it in the tracking plan in Segment"

/** What is known before the first call. */
function firstState(analytics: Analytics, store: BrowserStore, claim: PageClaim): State {
  const wasTaken = claim.wasTaken === true
  const state = initialState({
    url: wasTaken || isMatomoRunning() ? undefined : location.href,
    referrer: document.referrer,
    hasVariables: wasTaken,
    startsVisit: Boolean(store.read('reset')),
    user: analytics.user().id() ?? undefined,
  })
  // The plugin before this one may have set another referrer.
  return wasTaken ? { ...state, referrer: undefined } : state
}

function warnOfBanner(): void {
  warn(
    'consent',
    'consent.given() and consent.refused() change nothing because the settings have no `consent`. Set consent: { require: "tracking" } or consent: { require: "cookies" }.',
  )
}
