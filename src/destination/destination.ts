import type { Analytics, Context, SegmentEvent } from '@segment/analytics-next'
import { deepCopy } from '../lib/deep-copy'
import { warn } from '../lib/message'
import { initialState } from '../mapping/state'
import type { MatomoCommand } from '../matomo/commands'
import type { OtherMatomo } from '../matomo/our-trackers'
import { isMatomoRunning } from '../matomo/paq'
import { createQueue, type MatomoQueue } from '../matomo/queue'
import { createScriptLoader, type ScriptLoader } from '../matomo/script-loader'
import { setupCommands } from '../matomo/setup-commands'
import { createCallOrder, type CallOrder } from '../segment/call-order'
import { CONSENT_EVENT, readConsent } from '../segment/consent-stamp'
import { createGate, type Gate, type Verdict } from '../segment/gate'
import type { PageSnapshot } from '../segment/page-snapshot'
import { isBlockedByPlan } from '../segment/tracking-plan'
import { timeOfCall } from '../segment/time-of-call'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { createBrowserStore, type BrowserStore } from './browser-store'
import { askFor, createConnection, type Connection } from './connection'
import { createConsent, type Consent, type Decision } from './consent'
import { logRefusal } from './log-refusal'
import { claimPage, releasePage, type PageClaim, type TimedDecision } from './page-claim'
import { createRecorder, type Recorder } from './recorder'
import { createReport, type Report } from './report'
import { disablesCookies, hasVisitorObjected } from './visitor-objection'

const PASS: Verdict = { verdict: 'pass' }
const NO_CONSENT_YET =
  'The call waits for the visitor to decide about consent. It is sent, with its own time, once consent is given.'
const OFFLINE =
  'The call waits because the browser is offline. It is sent, with its own time, once the browser is online.'
const BANNER_WITHOUT_SETTING =
  'consent.given() and consent.refused() change nothing because the settings have no `consent`. Add { require: "tracking" } or { require: "cookies" }.'
const BLOCKED_BY_PLAN = "the source's tracking plan blocks the event"
const CONSENT_REFUSED = 'the visitor has refused consent'

/** What there is between the plugin's `load()` and `unload()`: the way from Segment's events to matomo.js. */
export class Destination {
  private readonly claim: PageClaim
  private readonly consent: Consent
  private readonly store: BrowserStore
  private readonly loader: ScriptLoader
  private readonly connection: Connection
  private readonly report: Report
  private readonly queue: MatomoQueue
  private readonly recorder: Recorder
  private readonly gate: Gate
  private readonly order: CallOrder

  /**
   * Configures matomo.js, loads it as far as consent allows, and takes events from then on.
   *
   * @param context - for the log of what belongs to no call
   * @throws an Error where another plugin runs on the page
   */
  constructor(
    private readonly settings: ResolvedSettings,
    private readonly analytics: Analytics,
    private readonly context: Context,
  ) {
    this.claim = claimPage()
    const wasTaken = this.claim.wasTaken === true
    this.consent = createConsent(settings.consent)
    this.store = createBrowserStore(settings.siteId, () => this.mayStore())
    this.connection = createConnection(
      () => askFor(settings.scriptUrl),
      () => this.gate.open(),
    )
    this.loader = createScriptLoader(
      settings,
      { ...this.connection, isWanted: () => this.consent.allowsTracking() },
      this.connection.prove,
    )
    this.report = createReport(() => settings.debug || isDebugging(analytics))
    this.queue = createQueue({
      settings,
      setup: setupCommands(settings, { hasFurtherTrackers: wasTaken }),
      commandsToRestore: () => [...this.consent.toCommands(), ...this.recorder.commandsToRestore()],
      // Read at that moment: a plugin that was registered again has left its commands in `_paq`.
      onOtherMatomo: (relation) => warnOfOtherMatomo(relation, this.claim.wasTaken === true),
    })
    this.recorder = createRecorder({
      settings,
      context,
      queue: this.queue,
      store: this.store,
      report: this.report,
      state: initialState({
        url: wasTaken || isMatomoRunning() ? undefined : location.href,
        hasVariables: wasTaken,
        startsVisit: Boolean(this.store.read('reset')),
        user: analytics.user().id() ?? undefined,
      }),
    })
    this.gate = createGate(() => this.judge())
    this.order = createCallOrder(analytics, {
      // The page may be left before the reset has its turn. The next user must not find the cart on the next page.
      onCall: () => this.store.keepInMemory('cart'),
      onTurn: () => this.gate.enterAlways(() => this.recorder.recordReset()),
    })
    this.start()
  }

  /** Takes an event: records it, holds it, or leaves it out and says why. */
  deliver(event: SegmentEvent, context: Context): void {
    // Properties may be proxies, or getters that throw.
    try {
      this.decide(readConsent(event, this.settings.consent?.categories ?? []), timeOfCall(event))
      this.order.deliver(context, (page) => {
        if (isBlockedByPlan(event, this.analytics)) this.recorder.leaveOut(event, context, BLOCKED_BY_PLAN)
        else this.enterGate(event, context, page)
      })
    } catch (error) {
      this.recorder.leaveOut(event, context, `reading it failed: ${String(error)}`)
    }
  }

  /** Resolves once matomo.js runs or is not waited for any more; at once where loading it waits for consent. */
  ready(): Promise<void> {
    return this.loader.ready()
  }

  /** Sends nothing more, and takes back what is set in matomo.js, which stays on the page. */
  stop(): void {
    this.order.stop()
    this.connection.stop()
    this.recorder.clear()
    this.queue.stop()
    releasePage(this.claim)
  }

  private start(): void {
    this.queue.start(logRefusal(this.context))
    if (this.consent.allowsTracking()) this.loader.load()
    this.claim.onDecision = (decision) => this.takeBannerDecision(decision)
    if (this.claim.decision) this.takeBannerDecision(this.claim.decision)
  }

  private takeBannerDecision({ decision, time }: TimedDecision): void {
    if (this.settings.consent) this.decide(decision, time)
    else warn('consent', BANNER_WITHOUT_SETTING)
  }

  private decide(decision: Decision, time: number): void {
    const couldTrack = this.consent.allowsTracking()
    const commands = this.consent.decide(decision, time)
    if (!commands) return
    this.push(commands)
    this.store.applyRule()
    if (!couldTrack && this.consent.allowsTracking()) this.loader.load()
    this.gate.open()
  }

  /** The one rule of when something may be kept in the browser. */
  private mayStore(): boolean {
    const { settings, analytics, consent } = this
    return (
      settings.cookies &&
      !disablesCookies(settings.commands) &&
      analytics.options.disableClientPersistence !== true &&
      consent.allowsStorage() &&
      !hasVisitorObjected(settings, settings.commands)
    )
  }

  private judge(): Verdict {
    if (!this.consent.allowsTracking())
      return this.consent.decision === 'refused'
        ? { verdict: 'drop', reason: CONSENT_REFUSED }
        : { verdict: 'hold', reason: NO_CONSENT_YET }
    // What matomo.js sends while the browser is offline is lost.
    if (this.connection.isOnline() || !isMatomoRunning()) return PASS
    this.connection.probe()
    return { verdict: 'hold', reason: OFFLINE }
  }

  private enterGate(event: SegmentEvent, context: Context, page: PageSnapshot): void {
    let asCalled = event
    const holdReason = this.gate.enter((outcome) => {
      if (outcome.verdict === 'drop') this.recorder.leaveOut(event, context, outcome.reason)
      else if (event.event !== CONSENT_EVENT) this.recorder.record({ event, context, asCalled, page })
    })
    if (holdReason === undefined) return
    this.report({ event, context, section: 'held', notes: [holdReason] })
    asCalled = copyIfPossible(event)
  }

  private push(commands: readonly MatomoCommand[]): void {
    this.queue.push(commands, { time: Date.now(), startsVisit: false }, logRefusal(this.context))
  }
}

/** The page may change its objects, such as its cart, before a held call is recorded. */
function copyIfPossible(event: SegmentEvent): SegmentEvent {
  try {
    return deepCopy(event)
  } catch {
    // A getter throws. The event is read later as it is then.
    return event
  }
}

/** Whether `analytics.debug(true)` was called: analytics.js has no public way to ask. */
function isDebugging(analytics: Analytics): boolean {
  return (analytics as unknown as { readonly _debug?: boolean })._debug === true
}

function warnOfOtherMatomo(relation: OtherMatomo, isOfEarlierPlugin: boolean): void {
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
