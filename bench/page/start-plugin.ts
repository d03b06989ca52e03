import type { matomo as Matomo, MatomoPlugin, MatomoSettings } from '../../src'

const SITE_ID = 1
const SERVER_URL = 'https://matomo.test'

const matomo = window.matomoDestination as typeof Matomo

type Contexts = readonly { event: object }[]
type Listener = (ctx: Contexts[number]) => void

export interface StartedPlugin {
  readonly plugin: MatomoPlugin
  /** Tells the plugin of calls, as analytics.js does before it delivers their events. */
  readonly announce: (contexts: Contexts) => void
}

/** What analytics.js knows of user and group where nothing is stored. */
const nobody = () => ({ id: () => null, traits: () => undefined })

/** Starts a plugin, as analytics.js does. */
export async function startPlugin(settings: Partial<MatomoSettings> = {}): Promise<StartedPlugin> {
  const plugin = matomo({ siteId: SITE_ID, serverUrl: SERVER_URL, ...settings })
  const listeners: Listener[] = []
  const analytics = {
    on(name: string, listener: Listener) {
      if (name === 'dispatch_start') listeners.push(listener)
    },
    off: () => undefined,
    options: {},
    user: nobody,
    group: nobody,
    addSourceMiddleware: () => Promise.resolve(),
    queue: { plugins: [], on: () => undefined, off: () => undefined },
    settings: { cdnSettings: { integrations: {} } },
  }
  await plugin.load({ log: () => undefined } as never, analytics as never)
  return {
    plugin,
    announce(contexts) {
      for (const ctx of contexts) {
        for (const listener of listeners) listener(ctx)
      }
    },
  }
}

/** The methods of matomo.js that the calls of the bench use. For a method that is missing, an error would be made at each call. */
const METHODS = [
  'addEcommerceItem',
  'appendToTrackingUrl',
  'clearEcommerceCart',
  'deleteCustomVariables',
  'removeEcommerceItem',
  'setCustomDimension',
  'setCustomUrl',
  'setDocumentTitle',
  'setReferrerUrl',
  'setUserId',
  'trackEcommerceCartUpdate',
  'trackEvent',
  'trackGoal',
  'trackPageView',
]

/** Puts a matomo.js on the page that runs and keeps nothing. */
export function runMatomo(): void {
  // The real tracker returns stored values. Texts made at each call would be measured too.
  const trackerUrl = `${SERVER_URL}/matomo.php`
  const methods = METHODS.map((method) => [method, () => undefined] as const)
  const tracker = {
    ...Object.fromEntries(methods),
    getSiteId: () => SITE_ID,
    getTrackerUrl: () => trackerUrl,
  }
  window._paq = { push: () => undefined }
  window.Matomo = { getAsyncTrackers: () => [tracker], getTracker: () => tracker }
}
