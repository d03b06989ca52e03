import type { Analytics, Context, SegmentEvent } from '@segment/analytics-next'
import { warn } from '../lib/message'
import { initialState, type State } from '../mapping/state'
import type { OtherMatomo } from '../matomo/our-trackers'
import { isMatomoRunning } from '../matomo/paq'
import { createQueue } from '../matomo/queue'
import { createScriptLoader } from '../matomo/script-loader'
import { setupCommands } from '../matomo/setup-commands'
import { createCallOrder } from '../segment/call-order'
import { readConsent } from '../segment/consent-stamp'
import { createGate } from '../segment/gate'
import { timeOfCall } from '../segment/time-of-call'
import { isBlockedByPlan } from '../segment/tracking-plan'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { createBrowserStore, type BrowserStore } from './browser-store'
import { askFor, createConnection } from './connection'
import { createConsent, type Decision } from './consent'
import { createEntrance } from './entrance'
import { isDebugging } from './is-debugging'
import { judge } from './judge'
import { createLeaveEarly } from './leave-early'
import { logRefusal } from './log-refusal'
import { mayStore } from './may-store'
import { claimPage, hearDecisions, releasePage } from './page-claim'
import { createRecorder } from './recorder'
import { createReport } from './report'
import { readStoredTraits, type StoredTraits } from './stored-traits'
import { createVisitorId } from './visitor-id'

/** What there is between the plugin's `load()` and `unload()`: the way from Segment's events to matomo.js. */
export interface Destination {
  /** Takes an event: records it, holds it, or leaves it out and says why. */
  deliver(event: SegmentEvent, context: Context): void
  /** Applies destination middleware to what Segment has stored of user and group, before the first event is delivered. */
  filterStoredTraits: StoredTraits['filter']
  /** Resolves once matomo.js runs or is not waited for any more; at once where loading it waits for consent. */
  ready(): Promise<void>
  /** Sends nothing more, and takes back what is set in matomo.js, which stays on the page. */
  stop(): void
}

/**
 * Configures matomo.js, loads it as far as consent allows, and takes events from then on.
 *
 * @param context - for the log of what belongs to no call
 * @param hasForeignFilters - whether filters exist that the plugin cannot run itself
 * @throws an Error where another plugin runs on the page
 */
export function createDestination(
  settings: ResolvedSettings,
  analytics: Analytics,
  context: Context,
  hasForeignFilters: () => boolean,
): Destination {
  const claim = claimPage()
  const wasTaken = claim.wasTaken === true
  const consent = createConsent(settings.consent)
  const store = createBrowserStore(settings.siteId, () => mayStore(settings, analytics, consent))
  const visitor = createVisitorId(settings, store)
  const report = createReport(() => settings.debug || isDebugging(analytics))
  const connection = createConnection(
    () => askFor(settings.scriptUrl),
    () => gate.open(),
  )
  const loader = createScriptLoader(settings, { ...connection, isWanted: consent.allowsTracking }, () => {
    connection.prove()
    leaveEarly.deliverUnsent()
  })
  const queue = createQueue({
    settings,
    setup: setupCommands(settings, { hasFurtherTrackers: wasTaken }),
    commandsToRestore: () => [...consent.toCommands(), ...recorder.commandsToRestore()],
    // Asked at that moment: a plugin that was registered again has left its commands in `_paq`.
    onOtherMatomo: (relation) => warnOfOther(relation, claim.wasTaken === true),
    visitor,
  })
  const state = firstState(analytics, store, wasTaken)
  const recorder = createRecorder({ settings, context, queue, store, report, state })
  const storedTraits = readStoredTraits(analytics, settings, hasForeignFilters)
  const gate = createGate(() => judge(consent, connection))
  const order = createCallOrder(analytics, {
    // The page may be left before the reset has its turn. The next user must not find the cart on the next page.
    onCall: () => store.keepInMemory('cart'),
    onTurn() {
      storedTraits.forget()
      gate.enterAlways(recorder.recordReset)
    },
  })
  const leaveEarly = createLeaveEarly({
    ...{ settings, analytics, context, queue, loader, connection, consent, gate, store, visitor, recorder },
  })

  const decide = (decision: Decision, time: number) => {
    const couldTrack = consent.allowsTracking()
    const commands = consent.decide(decision, time)
    if (!commands) return
    queue.giveVisitorId()
    queue.pushDecision(commands, logRefusal(context))
    store.applyRule()
    if (decision === 'refused') leaveEarly.forget()
    if (!couldTrack && consent.allowsTracking()) loader.load()
    gate.open()
  }
  const entrance = createEntrance({ gate, recorder, report, storedTraits, context })

  queue.start(logRefusal(context))
  if (consent.allowsTracking()) loader.load()
  hearDecisions(claim, settings.consent ? decide : warnOfBanner)
  leaveEarly.deliverUnsent()

  return {
    deliver(event, context) {
      // Properties may be proxies, or getters that throw.
      try {
        decide(readConsent(event, settings.consent?.categories ?? []), timeOfCall(event))
        order.deliver(context, (page) => {
          entrance.enterStoredTraits(page)
          if (isBlockedByPlan(event, analytics)) recorder.leaveOut(event, context, BLOCKED_BY_PLAN)
          else entrance.enter(event, context, page)
        })
      } catch (error) {
        recorder.leaveOut(event, context, `reading it failed: ${String(error)}`)
      }
    },
    filterStoredTraits: storedTraits.filter,
    ready: loader.ready,
    stop() {
      leaveEarly.stop()
      order.stop()
      connection.stop()
      recorder.clear()
      queue.stop()
      releasePage(claim)
    },
  }
}

const BLOCKED_BY_PLAN = "the source's tracking plan blocks the event"

/** What is known before the first call. */
function firstState(analytics: Analytics, store: BrowserStore, wasTaken: boolean): State {
  return initialState({
    url: wasTaken || isMatomoRunning() ? undefined : location.href,
    referrer: document.referrer,
    hasVariables: wasTaken,
    startsVisit: Boolean(store.read('reset')),
    user: analytics.user().id() ?? undefined,
  })
}

function warnOfBanner(): void {
  warn(
    'consent',
    'consent.given() and consent.refused() change nothing because the settings have no `consent`. Add { require: "tracking" } or { require: "cookies" }.',
  )
}

function warnOfOther(relation: OtherMatomo, isOfEarlierPlugin: boolean): void {
  if (relation === 'other-site') {
    warn(
      'another-matomo',
      'Another Matomo, for another site or server, is on this page. That Matomo stays as it is, and the plugin uses a tracker of its own.',
    )
  } else if (!isOfEarlierPlugin) {
    warn(
      'another-matomo',
      'Another Matomo for the same site is on this page. Remove its snippet, or page views count twice.',
    )
  }
}
