import type { Analytics, AnalyticsBrowserSettings, InitOptions } from '@segment/analytics-next'
import { AnalyticsBrowser } from '@segment/analytics-next'
import { matomo } from '../../../src'
import type { MatomoSettings } from '../../../src'

/** The site that the tests send to. */
export const SITE = { siteId: 1, serverUrl: 'https://matomo.test' }

let running: Analytics[] = []

interface Options {
  settings?: Partial<MatomoSettings>
  plugins?: AnalyticsBrowserSettings['plugins']
  /** Whatever else the CDN says. */
  cdnSettings?: object
  load?: InitOptions
  /** The source's settings, as Segment's CDN would give them, by integration. */
  source?: Record<string, object>
  /** Makes calls before analytics.js has loaded. */
  early?: (analytics: AnalyticsBrowser) => unknown
}

/** Starts the real analytics.js with the plugin, without a Segment server. */
export async function startAnalytics({
  settings,
  plugins,
  load,
  source,
  cdnSettings,
  early,
}: Options = {}): Promise<Analytics> {
  const loading = AnalyticsBrowser.load(
    {
      writeKey: 'test',
      cdnSettings: { integrations: { 'Segment.io': { apiKey: 'test' }, ...source }, ...cdnSettings },
      plugins: plugins ?? [matomo({ ...SITE, ...settings })],
    },
    { ...load, integrations: { 'Segment.io': false, ...load?.integrations } },
  )
  early?.(loading)
  const [analytics] = await loading
  running.push(analytics)
  return analytics
}

type Entry = readonly [method: unknown, ...args: unknown[]]

/** All that stands in `_paq`, until a matomo.js takes it over. */
export function queued(): readonly Entry[] {
  return window._paq as unknown as Entry[]
}

/** What stands in `_paq`, without what the plugin pushed at its start. */
export function pushed(): readonly Entry[] {
  const start = queued().findIndex(([method]) => method === 'enableLinkTracking')
  return queued().slice(start + 1)
}

/** The commands with these methods among the pushed ones. */
export function pushedOf(...methods: readonly string[]): readonly Entry[] {
  return pushed().filter(([method]) => methods.includes(String(method)))
}

/** Clears the page of everything that an earlier test left there. */
export async function cleanPage(): Promise<void> {
  delete window.Matomo
  for (const analytics of running) await analytics.deregister('Piwik')
  running = []
  delete window._paq
  delete window.matomoPluginAsyncInit
  document.head.innerHTML = ''
  Reflect.deleteProperty(window, Symbol.for('segment-matomo'))
  localStorage.clear()
  for (const cookie of document.cookie.split('; '))
    document.cookie = `${cookie.split('=')[0] ?? ''}=; max-age=0`
  history.replaceState(null, '', '/')
  document.title = 'Shop'
}
