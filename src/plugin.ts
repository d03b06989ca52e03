import type {
  Analytics,
  AnalyticsBrowserSettings,
  Context,
  Plugin,
  SegmentEvent,
} from '@segment/analytics-next'
import { version } from '../package.json'
import { createCartStore, type CartStore } from './cart-store'
import { createGate, type Gate } from './gate'
import { isRecord } from './lib/is-record'
import { message } from './lib/message'
import { mapEvent } from './mapping/map-event'
import { mapReset } from './mapping/reset'
import { initialState, type State } from './mapping/state'
import type { MatomoCommand } from './matomo/commands'
import { claimPage, type Page } from './matomo/claim-page'
import { loadScript, preloadScript } from './matomo/load-script'
import { createQueue, isMatomoRunning, type Queue } from './matomo/queue'
import { setupCommands } from './matomo/setup-commands'
import { hasClassicPiwik } from './segment/adopt-piwik'
import { CONSENT_EVENT, readConsent } from './segment/consent-stamp'
import { createDestinationMiddleware, type MiddlewareFunction } from './segment/destination-middleware'
import { followCalls, type CallFollower } from './segment/follow-calls'
import { ALTERNATIVE_NAME, DESTINATION_NAME, isSwitchedOff } from './segment/integrations'
import type { PageSnapshot } from './segment/page-snapshot'
import { settingsSources } from './segment/settings-sources'
import { printCall } from './print-call'
import type { MatomoSettings } from './settings/matomo-settings'
import { resolveSettings, type ResolvedSettings } from './settings/resolve-settings'

/** What analytics.js calls a factory with. */
type JSONValue = Parameters<
  Extract<NonNullable<AnalyticsBrowserSettings['plugins']>[number], { pluginName: string }>
>[0]
/** Nobody has it: wrong settings must not compile by being taken for JSON. */
interface CalledByAnalytics {
  readonly calledBy: 'analytics.js'
}

/** `ready()` waits no longer for a server that does not answer. */
const READY_MS = 10_000

const leftOut = (part: string) => message(`left out ${part}`, 'left-out')
const warn = (text: string, section: string) => console.warn(message(text, section))

/** The destination, as analytics.js takes it, and the visitor's consent where no consent stamp says it. */
export interface MatomoPlugin extends Plugin {
  /** Applies `analytics.addDestinationMiddleware`. Called by analytics.js. */
  addMiddleware(...functions: MiddlewareFunction[]): void
  /** For a consent banner of one's own; nothing happens without {@link MatomoSettings.consent}. */
  consent: {
    /** The visitor agrees: calls that were held are sent, with their own times. */
    given(): void
    /** The visitor refuses, or takes consent back: calls that were held are dropped. */
    refused(): void
  }
}

/** What there is between `load()` and `unload()`. */
interface Active {
  readonly settings: ResolvedSettings
  readonly calls: CallFollower
  readonly queue: Queue
  readonly cart: CartStore
  readonly gate: Gate
  /** For what belongs to no call. */
  readonly ctx: Context
  readonly page: Page
  state: State
}

/**
 * Makes the Matomo destination, a plugin for analytics.js 2.
 *
 * Nothing is read, loaded or pushed until analytics.js calls the plugin's `load()`. That rejects with
 * a `MatomoSettingsError` where a setting is missing or malformed; nothing is ever thrown into the page.
 *
 * @param settings - stronger than the settings that stand elsewhere; see {@link MatomoSettings}
 * @example
 * AnalyticsBrowser.load({
 *   writeKey: '…',
 *   plugins: [matomo({ siteId: 1, serverUrl: 'https://matomo.example.org' })],
 * })
 */
export function matomo(settings?: Partial<MatomoSettings>): MatomoPlugin
/** A Segment `PluginFactory`: analytics.js calls it with the settings of a source, which may be any JSON. */
export function matomo(this: CalledByAnalytics, settings: JSONValue): MatomoPlugin
export function matomo(this: unknown, settings?: unknown): MatomoPlugin {
  // Settings that are wrong, or not complete yet, are dealt with by `load`.
  if (isRecord(settings) && settings.preload === true && typeof document === 'object') {
    try {
      const resolved = resolveSettings(settings)
      if (resolved.consent?.require !== 'tracking') preloadScript(resolved)
    } catch {
      // As said.
    }
  }
  const middleware = createDestinationMiddleware()
  let instance: Analytics | undefined
  let active: Active | undefined
  let hasConsent: boolean | undefined
  let scriptSettled: Promise<void> = Promise.resolve()

  const push = (commands: readonly MatomoCommand[], ctx = active?.ctx) =>
    active?.queue.push(commands, (command, error) => {
      ctx?.log('warn', message(`matomo.js refused ${command[0]}`, 'refused-by-matomo'), { command, error })
    })

  const start = (ctx: Context, analytics: Analytics): void => {
    if (active || isSwitchedOff(analytics.options.integrations)) return
    instance = analytics
    // A remote plugin's argument is what analytics.js has merged from the other places.
    const isRemote = analytics.queue.plugins.some((each) => (each as { action?: Plugin }).action === plugin)
    const resolved = resolveSettings(...settingsSources(analytics, settings, isRemote))
    const { consent, cookies } = resolved
    if (!isRemote && hasClassicPiwik(analytics.settings.cdnSettings.integrations)) {
      warn(
        "Segment's own Piwik destination is loaded as well, every call is recorded twice: load with { updateCDNSettings: adoptPiwik }",
        'recorded-twice',
      )
    }
    const running: Active = {
      ctx,
      page: claimPage(),
      settings: resolved,
      calls: followCalls(analytics, () => {
        const reset = () => {
          const [commands, state] = mapReset(running.state)
          running.state = state
          running.cart.write([])
          push(commands)
        }
        // It takes nothing but what is known of the user: it is not dropped.
        running.gate.pass(reset, reset)
      }),
      cart: createCartStore(
        resolved.siteId,
        () => cookies && (consent?.require !== 'cookies' || hasConsent === true),
      ),
      // What matomo.js sends while the browser is offline is lost.
      gate: createGate(() => navigator.onLine || !isMatomoRunning()),
      queue: createQueue(resolved, (isSame) =>
        warn(
          isSame
            ? 'this page has a snippet for the same Matomo site: remove it, or page views count twice'
            : 'this page has a Matomo for another site or server, which is left alone',
          'another-matomo',
        ),
      ),
      state: initialState(location.href),
    }
    active = running
    addEventListener('online', running.gate.open)
    push(setupCommands(resolved))
    if (consent?.require !== 'tracking') {
      running.gate.decide(true)
      load()
    }
    const decided = hasConsent
    hasConsent = undefined
    if (decided !== undefined) decide(decided)
  }

  const load = (): void => {
    if (!active) return
    const { settings, page } = active
    scriptSettled = new Promise((resolve) => {
      setTimeout(resolve, READY_MS)
      page.script ??= loadScript(settings, resolve).catch((error: unknown) => {
        warn((error as Error).message, 'not-loaded')
      })
      void page.script.then(resolve)
    })
  }

  const decide = (isGiven: boolean): void => {
    const before = hasConsent
    hasConsent = isGiven
    const consent = active?.settings.consent
    if (!active || !consent || before === isGiven) return
    const isTracking = consent.require === 'tracking'
    if (isGiven) {
      push([[isTracking ? 'setConsentGiven' : 'setCookieConsentGiven']])
      if (isTracking) load()
    } else if (before) {
      push([[isTracking ? 'forgetConsentGiven' : 'forgetCookieConsentGiven']])
    }
    if (isTracking) active.gate.decide(isGiven)
  }

  const record = (running: Active, event: SegmentEvent, page: PageSnapshot, ctx: Context): void => {
    const { settings, cart, queue } = running
    if (queue.isFull()) throw new Error('too much waits for matomo.js')
    const moment = { page, now: Date.now(), readCart: cart.read }
    const mapping = mapEvent(event, running.state, settings, moment)
    running.state = mapping.state
    if (mapping.cart) cart.write(mapping.cart)
    report(event, ctx, mapping.omitted.map(leftOut), mapping.commands)
    push(mapping.commands, ctx)
  }

  /** Logs why a call is held or parts of it are left out, and prints it, where that is asked for. */
  const report = (
    event: SegmentEvent,
    ctx: Context,
    notes: readonly string[],
    commands: readonly MatomoCommand[] = [],
  ) => {
    for (const note of notes) ctx.log('warn', note)
    // The property of `analytics.debug(true)`.
    if (active?.settings.debug || (instance as { _debug?: boolean } | undefined)?._debug)
      printCall(event, commands, notes)
  }

  const deliver = (event: SegmentEvent, ctx: Context): void => {
    const running = active
    if (!running) return
    const leaveOut = (why: unknown) => report(event, ctx, [leftOut(`the call: ${String(why)}`)])
    const hold = (until: string) => report(event, ctx, [message(`holds the call until ${until}`, 'held')])
    const safely = (step: () => void) => {
      // Properties may be proxies and getters that throw.
      try {
        step()
      } catch (error) {
        leaveOut(error)
      }
    }
    safely(() => {
      const decision = readConsent(event, running.settings.consent?.categories)
      if (decision !== undefined) decide(decision)
      if (event.event === CONSENT_EVENT) return
      running.calls.handle(event, (page) => {
        running.gate.pass(() => safely(() => record(running, event, page, ctx)), leaveOut, hold)
      })
    })
  }

  const handle = (ctx: Context): Context | Promise<Context> => {
    if (!active || isSwitchedOff(ctx.event.integrations)) return ctx
    const delivered = middleware.apply(ctx.event, (event) => deliver(event, ctx))
    return delivered ? delivered.then(() => ctx) : ctx
  }

  const plugin: MatomoPlugin = {
    name: DESTINATION_NAME,
    alternativeNames: [ALTERNATIVE_NAME],
    type: 'destination',
    version,

    // What `start` throws, the promise rejects with.
    load: (ctx: Context, analytics: Analytics) =>
      new Promise<void>((resolve) => {
        start(ctx, analytics)
        resolve()
      }),

    unload() {
      if (!active) return
      active.calls.stop()
      removeEventListener('online', active.gate.open)
      active.cart.write([])
      active.page.isTaken = false
      active = hasConsent = undefined
    },

    isLoaded: isMatomoRunning,
    // Resolved also where matomo.js cannot be had, so that an ad blocker never hangs `analytics.ready()`.
    ready: () => scriptSettled,

    addMiddleware: (...functions) => middleware.add(instance, functions),

    consent: {
      given: () => decide(true),
      refused: () => decide(false),
    },

    page: handle,
    screen: handle,
    track: handle,
    identify: handle,
    group: handle,
  }
  return plugin
}

/** Makes the function a Segment `PluginFactory`, which analytics.js finds by this name. */
matomo.pluginName = DESTINATION_NAME
