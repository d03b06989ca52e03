import type { Analytics, Context } from '@segment/analytics-next'
import { version } from '../../package.json'
import { isGiven } from '../lib/is-given'
import { preloadScript } from '../matomo/load-script'
import { isMatomoRunning } from '../matomo/paq'
import { isOfAdoptedSource } from '../segment/adopt-piwik'
import { ALTERNATIVE_NAME, DESTINATION_NAME, isSwitchedOff } from '../segment/integrations'
import { createMiddlewareChain } from '../segment/middleware-chain'
import type { MatomoSettings } from '../settings/matomo-settings'
import { resolveSettings } from '../settings/resolve-settings'
import type { Destination } from './destination'
import type { CalledByAnalytics, MatomoPlugin, SettingsFrom } from './matomo-plugin'
import { pageConsent } from './page-consent'
import { findWrapper } from './remote-wrapper'
import type { Installation } from './settings-sources'
import { start } from './start'

/**
 * Makes the Matomo destination, a plugin for analytics.js 2.
 *
 * Nothing is read, loaded or pushed until analytics.js calls the plugin's `load()`, except that `preload` starts fetching
 * matomo.js at once. Nothing is ever thrown into the page. Where `load()` cannot start, analytics.js logs the reason: a
 * `MatomoSettingsError` for a setting without which the plugin must not start, or an `Error` where another plugin runs on the
 * page.
 *
 * @param settings - stronger than the settings that stand elsewhere; see {@link MatomoSettings}
 * @example
 * AnalyticsBrowser.load({
 *   writeKey: '...',
 *   plugins: [matomo({ siteId: 1, serverUrl: 'https://matomo.example.org' })],
 * })
 */
export const matomo = /* @__PURE__ */ Object.assign(
  function <Caller = CalledByAnalytics>(this: Caller, settings?: SettingsFrom<Caller>): MatomoPlugin {
    preload(settings)
    return createPlugin(settings)
  },
  {
    /** Makes the function a Segment `PluginFactory`, which analytics.js finds by this name. */
    pluginName: DESTINATION_NAME,
    /** The visitor's decision, for a consent banner of one's own. It reaches the destination however it was installed. */
    consent: pageConsent,
  },
)

/** Starts fetching matomo.js, where the argument of `matomo()` asks for it and nothing has to be asked of the visitor first. */
function preload(argument: unknown): void {
  try {
    // Hardly any page asks, and nothing else is to be read before `load()`.
    if (!isGiven((argument as Partial<MatomoSettings> | undefined)?.preload)) return
    const { settings } = resolveSettings([{ name: 'the argument of matomo()', values: argument }])
    if (settings.preload && settings.consent?.require !== 'tracking') preloadScript(settings)
  } catch {
    // Settings that are wrong or incomplete are dealt with by `load()`. On a server there is no document.
  }
}

function createPlugin(argument: unknown): MatomoPlugin {
  const middleware = createMiddlewareChain()
  let instance: Analytics | undefined
  let destination: Destination | undefined

  const deliver = (context: Context): Context | Promise<Context> => {
    if (isSwitchedOff(context.event.integrations)) return context
    // Without a promise, which would take a quarter of the time of a call.
    if (!middleware.isEmpty()) return deliverByMiddleware(context)
    destination?.deliver(context.event, context)
    return context
  }
  const deliverByMiddleware = async (context: Context) => {
    await destination?.filterStoredTraits(middleware.apply)
    const event = await middleware.apply(context.event)
    if (event) destination?.deliver(event, context)
    return context
  }

  const plugin: MatomoPlugin = {
    name: DESTINATION_NAME,
    alternativeNames: [ALTERNATIVE_NAME],
    type: 'destination',
    version,
    consent: pageConsent,

    // Async, so that an error rejects the promise.
    // eslint-disable-next-line @typescript-eslint/require-await
    async load(context, analytics) {
      // A server has no page to track.
      if (typeof window === 'undefined') return
      if (destination || isSwitchedOff(analytics.options.integrations)) return
      instance = analytics
      const wrapper = () => findWrapper(plugin, analytics)
      // Forks of analytics.js register a remote plugin only after its `load()`.
      const installation = wrapper() || isOfAdoptedSource(argument) ? 'remote' : 'registered'
      const hasForeignFilters = () => (wrapper()?.middleware ?? []).length > 0
      destination = startIfPossible(installation, () =>
        start(analytics, context, argument, installation, hasForeignFilters),
      )
    },
    unload() {
      destination?.stop()
      destination = undefined
    },
    isLoaded: isMatomoRunning,
    // Resolves also where matomo.js cannot be had, so that an ad blocker never hangs `analytics.ready()`.
    ready: async () => destination?.ready(),
    addMiddleware(...functions) {
      middleware.add(functions, instance)
    },

    page: deliver,
    screen: deliver,
    track: deliver,
    identify: deliver,
    group: deliver,
  }
  return plugin
}

/**
 * analytics.js logs what the `load()` of a registered plugin rejects with. The rejection of a remote plugin would stay unhandled
 * in the page, so its error is logged here instead.
 */
function startIfPossible(installation: Installation, run: () => Destination): Destination | undefined {
  if (installation === 'registered') return run()
  try {
    return run()
  } catch (error) {
    console.error(error)
    return undefined
  }
}
