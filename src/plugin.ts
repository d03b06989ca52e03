import type { Analytics, Context, Plugin } from '@segment/analytics-next'
import { version } from '../package.json'
import { createCartStore, type CartStore } from './cart-store'
import { LATE_SECONDS } from './mapping/lateness'
import { mapEvent } from './mapping/map-event'
import { mapReset } from './mapping/reset'
import type { State } from './mapping/state'
import { initialState } from './mapping/state'
import type { MatomoCommand } from './matomo/commands'
import { loadScript } from './matomo/load-script'
import { createQueue, isMatomoRunning, type Queue } from './matomo/queue'
import { setupCommands } from './matomo/setup-commands'
import type { CallFollower } from './segment/follow-calls'
import { followCalls } from './segment/follow-calls'
import { ALTERNATIVE_NAME, DESTINATION_NAME, isSwitchedOff } from './segment/integrations'
import { settingsSources } from './segment/settings-sources'
import type { MatomoSettings } from './settings/matomo-settings'
import type { ResolvedSettings } from './settings/resolve-settings'
import { resolveSettings } from './settings/resolve-settings'

const LOG_PREFIX = '[segment-matomo]'

declare global {
  interface Window {
    /** Set while a plugin runs, whichever copy of this package it is of: matomo.js has one queue for all. */
    [RUNNING]?: true | undefined
  }
}
const RUNNING = Symbol.for('segment-matomo')

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
export function matomo(settings?: Partial<MatomoSettings>): Plugin {
  let active: { settings: ResolvedSettings; calls: CallFollower; queue: Queue; cart: CartStore } | undefined
  let state: State
  let scriptSettled: Promise<void> = Promise.resolve()

  const push = (commands: readonly MatomoCommand[], ctx: Context) =>
    active?.queue.push(commands, (command, error) => {
      ctx.log('warn', `${LOG_PREFIX} matomo.js refused ${command[0]}`, { command, error })
    })

  const start = (ctx: Context, analytics: Analytics): void => {
    if (active || isSwitchedOff(analytics.options.integrations)) return
    const resolved = resolveSettings(settings, ...settingsSources(analytics))
    if (window[RUNNING]) {
      throw new Error(
        'segment-matomo runs on this page already, and there is one matomo.js for all: give the first one the `trackers` setting to send to further sites or servers.',
      )
    }
    window[RUNNING] = true
    state = initialState(location.href)
    active = {
      settings: resolved,
      calls: followCalls(analytics, () => {
        const [commands, next] = mapReset(state)
        state = next
        active?.cart.write([])
        push(commands, ctx)
      }),
      cart: createCartStore(resolved.siteId),
      queue: createQueue(resolved.trackers.length > 0, LATE_SECONDS),
    }
    push(setupCommands(resolved), ctx)
    scriptSettled = loadScript(resolved.scriptUrl).catch((error: unknown) => {
      ctx.log('warn', `${LOG_PREFIX} matomo.js could not be loaded`, { error })
    })
  }

  const handle = (ctx: Context): Context => {
    const { event } = ctx
    if (!active || isSwitchedOff(event.integrations)) return ctx
    const { settings, calls, cart } = active
    calls.handle(event, (page) => {
      const mapping = mapEvent(event, state, settings, {
        page,
        now: Date.now(),
        get cart() {
          return cart.read()
        },
      })
      state = mapping.state
      if (mapping.cart) cart.write(mapping.cart)
      for (const part of mapping.omitted) ctx.log('warn', `${LOG_PREFIX} left out ${part}`)
      if (settings.debug) console.log(LOG_PREFIX, event.type, event.event ?? event.name ?? '', mapping)
      push(mapping.commands, ctx)
    })
    return ctx
  }
  return {
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
      active.queue.stop()
      active = undefined
      window[RUNNING] = undefined
    },

    isLoaded: isMatomoRunning,
    // Resolved also where matomo.js cannot be had, so that an ad blocker never hangs `analytics.ready()`.
    ready: () => scriptSettled,

    page: handle,
    screen: handle,
    track: handle,
    identify: handle,
    group: handle,
  }
}

/** Makes the function a Segment `PluginFactory`, which analytics.js finds by this name. */
matomo.pluginName = DESTINATION_NAME
