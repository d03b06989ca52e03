/** Where the page has Segment's settings from: its own HTML, or a request. */
export const WAYS = ['inline', 'fetched'] as const
export type Way = (typeof WAYS)[number]

export const CANDIDATES = ['plugin', 'plugin, preload', 'plugin, link', 'ten lines', 'snippet'] as const
export type Candidate = (typeof CANDIDATES)[number]

const INLINE_SETTINGS = "cdnSettings: { integrations: { 'Segment.io': { apiKey: 'key' } } },"

/**
 * The page that is measured. It keeps the time from which on it is measured in `window.startedAt`: that at which its script started,
 * or the navigation's, where the page's head has a part in it.
 */
export const firstHitPage = (
  candidate: Candidate,
  way: Way,
) => `<!doctype html><title>Shop</title><link rel="icon" href="data:,">
${candidate === 'plugin, link' ? PRELOAD_LINK : ''}
${candidate === 'snippet' ? SNIPPET : analyticsPage(candidate, way)}`

const analyticsPage = (
  candidate: Exclude<Candidate, 'snippet'>,
  way: Way,
) => `<script src="/analytics.js"></script><script src="/destination.js"></script><script>
  window.startedAt = ${candidate === 'plugin, link' ? 0 : 'performance.now()'}
  const settings = {
    writeKey: 'key',
    cdnURL: location.origin,
    ${way === 'inline' ? INLINE_SETTINGS : ''}
    plugins: [${pluginOf(candidate)}],
  }
  const analytics = AnalyticsBrowser.load(settings, { integrations: { 'Segment.io': false } })
  analytics.page()
</script>`

function pluginOf(candidate: Exclude<Candidate, 'snippet'>): string {
  switch (candidate) {
    case 'plugin':
    case 'plugin, link':
      return 'matomoDestination({ siteId: 1, serverUrl: location.origin })'
    case 'plugin, preload':
      return 'matomoDestination({ siteId: 1, serverUrl: location.origin, preload: true })'
    case 'ten lines':
      return TEN_LINES
  }
}

/** The line of the quick start. */
const PRELOAD_LINK = '<link rel="preload" as="script" href="/matomo.js">'

/** Matomo's own, without Segment. */
const SNIPPET = `<script>
  window.startedAt = 0
  var _paq = window._paq = window._paq || []
  _paq.push(['trackPageView'])
  _paq.push(['setTrackerUrl', '/matomo.php'])
  _paq.push(['setSiteId', '1'])
  var element = document.createElement('script')
  element.async = true
  element.src = '/matomo.js'
  document.head.append(element)
</script>`

/** The least that sends a page view to Matomo. */
const TEN_LINES = `({
  name: 'Ten lines', type: 'destination', version: '1', isLoaded: () => true,
  async load() {
    window._paq = [['setSiteId', 1], ['setTrackerUrl', '/matomo.php']]
    const script = document.createElement('script')
    script.src = '/matomo.js'
    document.head.append(script)
  },
  page() { window._paq.push(['trackPageView']) },
})`
