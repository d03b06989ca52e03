import type { Analytics, AnalyticsBrowserSettings, InitOptions } from '@segment/analytics-next'
import { AnalyticsBrowser } from '@segment/analytics-next'
import { matomo } from '../../../src'
import type { MatomoSettings } from '../../../src'

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
      plugins: plugins ?? [matomo({ siteId: 1, serverUrl: 'https://matomo.test', ...settings })],
    },
    { ...load, integrations: { 'Segment.io': false, ...load?.integrations } },
  )
  early?.(loading)
  const [analytics] = await loading
  running.push(analytics)
  return analytics
}

/** What stands in `_paq`, without what the plugin pushed at its start. */
export function pushed(): readonly unknown[] {
  const entries = window._paq as unknown as unknown[][]
  const start = entries.findIndex(([method]) => method === 'enableLinkTracking')
  return entries.slice(start + 1)
}

/** Takes everything off the page that a test before left there. */
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
