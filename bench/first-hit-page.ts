/** Where the page has Segment's settings from: its own HTML, or a request. */
export const WAYS = ['inline', 'fetched'] as const
export type Way = (typeof WAYS)[number]

export const CANDIDATES = ['plugin', 'plugin, preload', 'ten lines'] as const
export type Candidate = (typeof CANDIDATES)[number]

const INLINE_SETTINGS = "cdnSettings: { integrations: { 'Segment.io': { apiKey: 'key' } } },"

/** The page that is measured. It keeps the time at which its script started in `window.startedAt`. */
export const firstHitPage = (
  candidate: Candidate,
  way: Way,
) => `<!doctype html><title>Shop</title><link rel="icon" href="data:,">
<script src="/analytics.js"></script><script src="/destination.js"></script><script>
  window.startedAt = performance.now()
  const settings = {
    writeKey: 'key',
    cdnURL: location.origin,
    ${way === 'inline' ? INLINE_SETTINGS : ''}
    plugins: [${pluginOf(candidate)}],
  }
  const analytics = AnalyticsBrowser.load(settings, { integrations: { 'Segment.io': false } })
  analytics.page()
</script>`

function pluginOf(candidate: Candidate): string {
  switch (candidate) {
    case 'plugin':
      return 'matomoDestination({ siteId: 1, serverUrl: location.origin })'
    case 'plugin, preload':
      return 'matomoDestination({ siteId: 1, serverUrl: location.origin, preload: true })'
    case 'ten lines':
      return TEN_LINES
  }
}

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
