import type { Page } from 'playwright-core'
import type { Address } from './other-matomo'

/** A tracker, as the page's own code uses it. */
export interface PageTracker {
  trackPageView(): void
  trackEvent(category: string, action: string): void
  setSiteId(siteId: number): void
  getSiteId(): unknown
}

interface PageMatomo {
  addTracker(trackerUrl: string, siteId: number): PageTracker
  getTracker(trackerUrl: string, siteId: number): PageTracker
}

/** What the page's own code finds in its window. No type of ours: it pushes whatever it likes. */
export interface PageWindow {
  _paq?: { push(...entries: unknown[]): void }
  matomoPluginAsyncInit?: (() => void)[]
  matomoAsyncInit?: () => void
  piwikAsyncInit?: () => void
  Matomo: PageMatomo
  Piwik: PageMatomo
  /** Of the tests: the page's tracker, once it has tracked its first hits. */
  theirs?: PageTracker
  /** Of the tests: tracks the page's first hits. */
  begin(tracker: PageTracker): void
  addScript(src: string, onLoad?: () => void): void
}

/** Gives a page of the tests what the code below shares: each of the functions below runs in the page by itself. */
export async function preparePage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const own = window as unknown as PageWindow
    own.begin = (tracker) => {
      own.theirs = tracker
      tracker.trackPageView()
      tracker.trackEvent('All', 'Theirs first')
    }
    own.addScript = (src, onLoad = () => undefined) => {
      const script = document.createElement('script')
      script.src = src
      script.onload = onLoad
      document.head.append(script)
    }
  })
}

/** Matomo's usual snippet, as its users paste it, with an event behind. */
export function pasteSnippet({ siteId, trackerUrl, scriptUrl }: Address): void {
  const own = window as unknown as PageWindow
  const _paq = own._paq ?? []
  own._paq = _paq
  _paq.push(['trackPageView'])
  _paq.push(['enableLinkTracking'])
  _paq.push(['setTrackerUrl', trackerUrl])
  _paq.push(['setSiteId', siteId])
  own.addScript(scriptUrl)
  _paq.push(['trackEvent', 'All', 'Theirs first'])
}

/** The site and the server, pushed by the page's own code. */
export function pushSite({ siteId, trackerUrl }: Address): void {
  const own = window as unknown as PageWindow
  own._paq ??= []
  own._paq.push(['setTrackerUrl', trackerUrl], ['setSiteId', siteId], ['trackPageView'])
  own._paq.push(['trackEvent', 'All', 'Theirs first'])
}

/** The site, pushed by the page's own code, for the server that is there. */
export function pushSiteAlone({ siteId }: Address): void {
  const own = window as unknown as PageWindow
  own._paq ??= []
  own._paq.push(['setSiteId', siteId])
  own._paq.push(['trackPageView'])
  own._paq.push(['trackEvent', 'All', 'Theirs first'])
}

/** Tag Manager waits for whichever matomo.js comes, and adds a tracker of its own. */
export function waitAsTagManager({ siteId, trackerUrl }: Address): void {
  const own = window as unknown as PageWindow
  own._paq ??= []
  own.matomoPluginAsyncInit ??= []
  own.matomoPluginAsyncInit.push(() => {
    own.begin(own.Matomo.addTracker(trackerUrl, siteId))
  })
}

/** Tag Manager with a matomo.js of its own. */
export function loadTagManager({ siteId, trackerUrl, scriptUrl }: Address): void {
  const own = window as unknown as PageWindow
  own._paq ??= []
  own.matomoPluginAsyncInit ??= []
  own.matomoPluginAsyncInit.push(() => {
    own.begin(own.Matomo.addTracker(trackerUrl, siteId))
  })
  own.addScript(scriptUrl)
}

export function addTrackerNow({ siteId, trackerUrl }: Address): void {
  const own = window as unknown as PageWindow
  own.begin(own.Matomo.addTracker(trackerUrl, siteId))
}

export function addTrackerByAsyncInit({ siteId, trackerUrl }: Address): void {
  const own = window as unknown as PageWindow
  own.matomoAsyncInit = () => {
    own.begin(own.Matomo.addTracker(trackerUrl, siteId))
  }
}

/** Loads matomo.js without a word to `_paq`, and adds a tracker afterwards. */
export function loadAndAddTracker({ siteId, trackerUrl, scriptUrl }: Address): void {
  const own = window as unknown as PageWindow
  own.addScript(scriptUrl, () => {
    own.begin(own.Matomo.addTracker(trackerUrl, siteId))
  })
}

export function getPiwikTrackerNow({ siteId, trackerUrl }: Address): void {
  const own = window as unknown as PageWindow
  own.begin(own.Piwik.getTracker(trackerUrl, siteId))
}

export function getPiwikTrackerByAsyncInit({ siteId, trackerUrl }: Address): void {
  const own = window as unknown as PageWindow
  own.piwikAsyncInit = () => {
    own.begin(own.Piwik.getTracker(trackerUrl, siteId))
  }
}

/** Loads matomo.js without a word to `_paq`, and uses a tracker of `window.Piwik` afterwards. */
export function loadPiwik({ siteId, trackerUrl, scriptUrl }: Address): void {
  const own = window as unknown as PageWindow
  own.addScript(scriptUrl, () => {
    own.begin(own.Piwik.getTracker(trackerUrl, siteId))
  })
}

export function trackByPaq(name: string): void {
  ;(window as unknown as PageWindow)._paq?.push(['trackEvent', 'All', name])
}

export function trackByTracker(name: string): void {
  ;(window as unknown as PageWindow).theirs?.trackEvent('All', name)
}

/** A Matomo that the page's own code talks to by `_paq`. */
export const byPaq = <Steps extends object>(steps: Steps) => ({ ...steps, trackLater: trackByPaq })

/** A Matomo that the page's own code talks to by its tracker, which may come later. */
export const byTracker = <Steps extends object>(steps: Steps) => ({
  ...steps,
  isReady: () => 'theirs' in window,
  trackLater: trackByTracker,
})
