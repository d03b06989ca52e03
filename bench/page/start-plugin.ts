import type { matomo as Matomo, MatomoPlugin, MatomoSettings } from '../../src'

const SITE_ID = 1
const SERVER_URL = 'https://matomo.test'

const matomo = window.matomoDestination as typeof Matomo

type Contexts = readonly { event: object }[]

/** A plugin that runs, as analytics.js would start it. */
export async function startPlugin(
  settings: Partial<MatomoSettings> = {},
): Promise<{ plugin: MatomoPlugin; announce: (contexts: Contexts) => void }> {
  const plugin = matomo({ siteId: SITE_ID, serverUrl: SERVER_URL, ...settings })
  let listener: ((ctx: Contexts[number]) => void) | undefined
  const analytics = {
    on: (name: string, added: typeof listener) => {
      if (name === 'dispatch_start') listener = added
    },
    ...{
      off: () => undefined,
      options: {},
      queue: { plugins: [], on: () => undefined, off: () => undefined },
    },
    settings: { cdnSettings: { integrations: {} } },
  }
  await plugin.load({ log: () => undefined } as never, analytics as never)
  return {
    plugin,
    /** What analytics.js says at each call, before the event is on its way to the plugin. */
    announce(contexts) {
      for (const ctx of contexts) listener?.(ctx)
    },
  }
}

/** A matomo.js that runs and keeps nothing. */
export function runMatomo(): void {
  // matomo.js has both as values of its own.
  const trackerUrl = `${SERVER_URL}/matomo.php`
  const tracker = { getSiteId: () => SITE_ID, getTrackerUrl: () => trackerUrl }
  window._paq = { push: () => undefined }
  window.Matomo = { getAsyncTrackers: () => [tracker], getTracker: () => tracker }
}
