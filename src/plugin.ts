import type { Analytics, Context, Plugin, SegmentEvent } from '@segment/analytics-next'
import { version } from '../package.json'
import { startDestination, type Destination } from './destination'
import { warn } from './lib/message'
import { preloadScript } from './matomo/load-script'
import type { CalledByAnalytics, MatomoPlugin, SettingsFrom } from './matomo-plugin'
import { isMatomoRunning } from './matomo/queue'
import { applyMiddleware, type FacadeClass, type MiddlewareFunction } from './segment/destination-middleware'
import { ALTERNATIVE_NAME, DESTINATION_NAME, isSwitchedOff } from './segment/integrations'
import type { MatomoSettings } from './settings/matomo-settings'
import { resolveSettings } from './settings/resolve-settings'

/**
 * Makes the Matomo destination, a plugin for analytics.js 2.
 *
 * Nothing is read, loaded or pushed until analytics.js calls the plugin's `load()`, except that `preload` starts
 * fetching matomo.js at once. `load()` rejects with a `MatomoSettingsError` where a setting is missing or malformed,
 * and with an `Error` where another plugin runs on the page; nothing is ever thrown into the page.
 *
 * @param settings - stronger than the settings that stand elsewhere; see {@link MatomoSettings}
 * @example
 * AnalyticsBrowser.load({
 *   writeKey: '…',
 *   plugins: [matomo({ siteId: 1, serverUrl: 'https://matomo.example.org' })],
 * })
 */
export function matomo<Caller = CalledByAnalytics>(
  this: Caller,
  settings?: SettingsFrom<Caller>,
): MatomoPlugin {
  try {
    const { preload, consent } = (settings ?? {}) as Partial<MatomoSettings>
    if (preload && consent?.require !== 'tracking') preloadScript(resolveSettings(settings))
  } catch {
    // Settings that are wrong, or not complete yet, are dealt with by `load`. On a server there is no document.
  }
  const middleware: MiddlewareFunction[] = []
  const classes: Record<string, FacadeClass> = {}
  let instance: Analytics | undefined
  let active: Destination | undefined
  /** What the consent banner said and when, also before there was anybody to tell. */
  let decision: Parameters<Destination['decide']> = []
  const decide = (isGiven: boolean) => {
    decision = [isGiven, Date.now()]
    active?.decide(...decision)
  }

  const handle = (ctx: Context): Context | Promise<Context> => {
    if (isSwitchedOff(ctx.event.integrations)) return ctx
    // At once: a promise would take a fourth of the time of a call.
    if (middleware.length) return handleByMiddleware(ctx)
    active?.deliver(ctx.event, ctx)
    return ctx
  }
  const handleByMiddleware = async (ctx: Context) => {
    let event: SegmentEvent | undefined = ctx.event
    for (const fn of middleware) event &&= await applyMiddleware(fn, event, classes[event.type])
    if (event) active?.deliver(event, ctx)
    return ctx
  }

  const plugin: MatomoPlugin = {
    name: DESTINATION_NAME,
    alternativeNames: [ALTERNATIVE_NAME],
    type: 'destination',
    version,

    // What it throws, the promise rejects with.
    // eslint-disable-next-line @typescript-eslint/require-await
    async load(ctx, analytics) {
      const options = analytics.options.integrations as Record<string, unknown> | undefined
      const source = analytics.settings.cdnSettings.integrations
      if (active || isSwitchedOff(options)) return
      instance = analytics
      // Strongest first: the argument, the options of `load`, the source's settings from Segment's CDN. But a remote
      // plugin's argument is what analytics.js has merged from the other places: weaker than the options.
      const isRemote = analytics.queue.plugins.some((each) => (each as { action?: Plugin }).action === plugin)
      const resolved = resolveSettings(
        isRemote || settings,
        options?.Matomo,
        options?.Piwik,
        settings,
        source.Matomo,
        source.Piwik,
      )
      // Whether analytics.js loads Segment's own Piwik destination from these settings.
      const isClassic =
        source.Piwik?.bundlingStatus !== 'unbundled' &&
        String([source.Piwik?.type, source.Piwik?.versionSettings?.componentTypes]).includes('browser')
      if (!isRemote && isClassic)
        warn(
          'recorded-twice',
          "by Segment's own Piwik destination as well: load with { updateCDNSettings: adoptPiwik }",
        )
      active = startDestination(resolved, analytics, ctx)
      active.decide(...decision)
    },

    unload() {
      active?.stop()
      active = undefined
      decision = []
    },

    isLoaded: isMatomoRunning,
    // Resolved also where matomo.js cannot be had, so that an ad blocker never hangs `analytics.ready()`.
    ready: async () => active?.ready(),

    addMiddleware(...functions) {
      if (!middleware.length) {
        // analytics.js does not export its Facade classes: they are taken from the payloads of a source
        // middleware. Calls wait until that is in place.
        void instance?.addSourceMiddleware(({ payload, next }) => {
          classes[payload.obj.type] = payload.constructor as FacadeClass
          next(payload)
        })
      }
      middleware.push(...functions)
    },

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
