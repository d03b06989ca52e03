import { segmentSnippet } from '../test/support/segment-snippet'

/** What the pages load, by their paths on the server of the bench. */
export const PATHS = {
  matomoJs: '/matomo.js',
  tracker: '/matomo.php',
  destination: '/destination.js',
  /** analytics.js out of the npm package, as a bundle of one's own has it. */
  analyticsJs: '/analytics.js',
  /** Segment's CDN: its snippet loads analytics.js from there. */
  cdn: '/cdn',
} as const

/**
 * Where a page has analytics.js and Segment's settings from. `inline`: its own bundle and HTML. `fetched`: its own bundle,
 * and a request for the settings. `Segment’s snippet`: requests for both.
 */
type Way = 'inline' | 'fetched' | 'Segment’s snippet'

interface MeasuredPage {
  readonly way: Way
  /** An expression for the plugin. */
  readonly plugin: string
  /** Whether the page's head has the line of the quick start that fetches matomo.js early. */
  readonly hasPreloadLine?: true
}

/** The least that sends a page view to Matomo. */
const TEN_LINES = `{
  name: 'Ten lines', type: 'destination', version: '1', isLoaded: () => true,
  async load() {
    window._paq = [['setSiteId', 1], ['setTrackerUrl', '${PATHS.tracker}']]
    const script = document.createElement('script')
    script.src = '${PATHS.matomoJs}'
    document.head.append(script)
  },
  page() { window._paq.push(['trackPageView']) },
}`

const PLUGIN = 'matomoDestination({ siteId: 1, serverUrl: location.origin })'
const PRELOADING_PLUGIN = 'matomoDestination({ siteId: 1, serverUrl: location.origin, preload: true })'

const SEGMENT_PAGES = {
  'ten lines, inline': { way: 'inline', plugin: TEN_LINES },
  'ten lines, fetched': { way: 'fetched', plugin: TEN_LINES },
  'plugin, inline': { way: 'inline', plugin: PLUGIN },
  'plugin, inline, line': { way: 'inline', plugin: PLUGIN, hasPreloadLine: true },
  'plugin, fetched': { way: 'fetched', plugin: PLUGIN },
  'plugin, fetched, line': { way: 'fetched', plugin: PLUGIN, hasPreloadLine: true },
  'plugin, fetched, preload': { way: 'fetched', plugin: PRELOADING_PLUGIN },
  'plugin, snippet': { way: 'Segment’s snippet', plugin: PLUGIN },
  'plugin, snippet, line': { way: 'Segment’s snippet', plugin: PLUGIN, hasPreloadLine: true },
} satisfies Record<string, MeasuredPage>

type SegmentPageName = keyof typeof SEGMENT_PAGES

export type PageName = 'Matomo’s snippet' | SegmentPageName

export const PAGE_NAMES: readonly PageName[] = [
  'Matomo’s snippet',
  ...(Object.keys(SEGMENT_PAGES) as SegmentPageName[]),
]

/** What a page keeps of itself, in milliseconds since its navigation. */
export interface PageTimes {
  /** When its script started. */
  readonly startedAt: number
  /** When its plugin was handed the first call. What is called before that is lost if the page is left. */
  readonly takenAt?: number
}

const PRELOAD_LINE = `<link rel="preload" as="script" href="${PATHS.matomoJs}">`

/** The HTML of a page that makes one page view. It keeps its times in `window.times`. */
export function firstHitPage(name: PageName): string {
  if (name === 'Matomo’s snippet') return html('', MATOMO_SNIPPET)
  const page: MeasuredPage = SEGMENT_PAGES[name]
  return html(page.hasPreloadLine ? PRELOAD_LINE : '', scriptsOf(page))
}

/**
 * The scripts stand in the body. Over HTTP/1.1, Chromium lets a script that is loaded `async` wait until the body begins if other
 * files are on their way, and the line of the quick start is one more file: in the head, Segment's snippet would start later.
 */
const html = (head: string, scripts: string) =>
  `<!doctype html><title>Shop</title><link rel="icon" href="data:,">${head}<body>${scripts}`

const START = 'window.times = { startedAt: performance.now() }'

const MATOMO_SNIPPET = `<script>
  ${START}
  var _paq = window._paq = window._paq || []
  _paq.push(['trackPageView'])
  _paq.push(['setTrackerUrl', '${PATHS.tracker}'])
  _paq.push(['setSiteId', '1'])
  var element = document.createElement('script')
  element.async = true
  element.src = '${PATHS.matomoJs}'
  document.head.append(element)
</script>`

const INLINE_SETTINGS = "cdnSettings: { integrations: { 'Segment.io': { apiKey: 'key' } } },"

const SEGMENT_SNIPPET = segmentSnippet(
  { apiKey: 'key', page: true, load: { integrations: { 'Segment.io': false } } },
  PATHS.cdn,
)

function scriptsOf({ way, plugin }: MeasuredPage): string {
  const noting = `
    const plugin = ${plugin}
    const { page } = plugin
    plugin.page = (ctx) => {
      window.times.takenAt ??= performance.now()
      return page.call(plugin, ctx)
    }`
  const destination = `<script src="${PATHS.destination}"></script>`
  if (way === 'Segment’s snippet') {
    return `<script>${START}; ${SEGMENT_SNIPPET}</script>${destination}<script>
    ${noting}
    analytics.register(plugin)
    </script>`
  }
  return `<script src="${PATHS.analyticsJs}"></script>${destination}<script>
    ${START}
    ${noting}
    const settings = {
      writeKey: 'key',
      cdnURL: location.origin + '${PATHS.cdn}',
      ${way === 'inline' ? INLINE_SETTINGS : ''}
      plugins: [plugin],
    }
    const analytics = AnalyticsBrowser.load(settings, { integrations: { 'Segment.io': false } })
    analytics.page()
    </script>`
}
