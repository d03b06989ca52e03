import {
  kindsOf,
  OURS,
  RELATIONS,
  THEIRS,
  useOtherMatomo,
  type Address,
  type OtherMatomo,
} from './support/other-matomo'

/** The page's own code may do anything. */
interface PageWindow {
  _paq?: { push(...entries: unknown[]): void }
  matomoPluginAsyncInit?: (() => void)[]
  matomoAsyncInit?: () => void
  piwikAsyncInit?: () => void
  Matomo: PageMatomo
  Piwik: PageMatomo
  theirs: PageTracker
}

interface PageMatomo {
  addTracker(trackerUrl: string, siteId: number): PageTracker
  getTracker(trackerUrl: string, siteId: number): PageTracker
}

interface PageTracker {
  trackPageView(): void
  trackEvent(category: string, action: string): void
  enableLinkTracking(): void
}

const other = useOtherMatomo('other Matomo')

/** Matomo's usual snippet, as its users paste it. */
function pasteSnippet({ siteId, trackerUrl, scriptUrl }: Address): void {
  const page = window as unknown as PageWindow
  const queue = page._paq ?? []
  page._paq = queue as NonNullable<PageWindow['_paq']>
  page._paq.push(['trackPageView'])
  page._paq.push(['enableLinkTracking'])
  page._paq.push(['setTrackerUrl', trackerUrl])
  page._paq.push(['setSiteId', siteId])
  const script = document.createElement('script')
  script.async = true
  script.src = scriptUrl
  document.head.append(script)
  page._paq.push(['trackEvent', 'All', 'Theirs first'])
}

const trackByPaq = (name: string) => {
  ;(window as unknown as PageWindow)._paq?.push(['trackEvent', 'All', name])
}

/** What Tag Manager does: it waits for whichever matomo.js comes, and adds a tracker of its own. */
function waitAsTagManager({ siteId, trackerUrl }: Address): void {
  const page = window as unknown as PageWindow
  page._paq ??= [] as unknown as NonNullable<PageWindow['_paq']>
  page.matomoPluginAsyncInit ??= []
  page.matomoPluginAsyncInit.push(() => {
    const tracker = page.Matomo.addTracker(trackerUrl, siteId)
    page.theirs = tracker
    tracker.enableLinkTracking()
    tracker.trackPageView()
    tracker.trackEvent('All', 'Theirs first')
  })
}

/** Tag Manager with a matomo.js of its own. */
function loadTagManager({ siteId, trackerUrl, scriptUrl }: Address): void {
  const page = window as unknown as PageWindow
  page._paq ??= [] as unknown as NonNullable<PageWindow['_paq']>
  page.matomoPluginAsyncInit ??= []
  page.matomoPluginAsyncInit.push(() => {
    const tracker = page.Matomo.addTracker(trackerUrl, siteId)
    page.theirs = tracker
    tracker.enableLinkTracking()
    tracker.trackPageView()
    tracker.trackEvent('All', 'Theirs first')
  })
  const script = document.createElement('script')
  script.async = true
  script.src = scriptUrl
  document.head.append(script)
}

function addTrackerNow({ siteId, trackerUrl }: Address): void {
  const page = window as unknown as PageWindow
  const tracker = page.Matomo.addTracker(trackerUrl, siteId)
  page.theirs = tracker
  tracker.trackPageView()
  tracker.trackEvent('All', 'Theirs first')
}

function addTrackerByAsyncInit({ siteId, trackerUrl }: Address): void {
  const page = window as unknown as PageWindow
  page.matomoAsyncInit = () => {
    const tracker = page.Matomo.addTracker(trackerUrl, siteId)
    page.theirs = tracker
    tracker.trackPageView()
    tracker.trackEvent('All', 'Theirs first')
  }
}

/** Loads matomo.js without a word to `_paq`, and adds a tracker when it is there. */
function loadAndAddTracker({ siteId, trackerUrl, scriptUrl }: Address): void {
  const page = window as unknown as PageWindow
  const script = document.createElement('script')
  script.src = scriptUrl
  script.onload = () => {
    const tracker = page.Matomo.addTracker(trackerUrl, siteId)
    page.theirs = tracker
    tracker.trackPageView()
    tracker.trackEvent('All', 'Theirs first')
  }
  document.head.append(script)
}

function loadPiwik({ siteId, trackerUrl, scriptUrl }: Address): void {
  const page = window as unknown as PageWindow
  const script = document.createElement('script')
  script.src = scriptUrl
  script.onload = () => {
    const tracker = page.Piwik.getTracker(trackerUrl, siteId)
    page.theirs = tracker
    tracker.trackPageView()
    tracker.trackEvent('All', 'Theirs first')
  }
  document.head.append(script)
}

function getPiwikTrackerNow({ siteId, trackerUrl }: Address): void {
  const page = window as unknown as PageWindow
  const tracker = page.Piwik.getTracker(trackerUrl, siteId)
  page.theirs = tracker
  tracker.trackPageView()
  tracker.trackEvent('All', 'Theirs first')
}

function getPiwikTrackerByAsyncInit({ siteId, trackerUrl }: Address): void {
  const page = window as unknown as PageWindow
  page.piwikAsyncInit = () => {
    const tracker = page.Piwik.getTracker(trackerUrl, siteId)
    page.theirs = tracker
    tracker.trackPageView()
    tracker.trackEvent('All', 'Theirs first')
  }
}

const trackByTracker = (name: string) => {
  ;(window as unknown as PageWindow).theirs.trackEvent('All', name)
}

function pushSite({ siteId, trackerUrl }: Address): void {
  const page = window as unknown as PageWindow
  page._paq ??= [] as unknown as NonNullable<PageWindow['_paq']>
  page._paq.push(['setTrackerUrl', trackerUrl], ['setSiteId', siteId], ['trackPageView'])
  page._paq.push(['trackEvent', 'All', 'Theirs first'])
}

function pushSiteAlone({ siteId }: Address): void {
  const page = window as unknown as PageWindow
  page._paq ??= [] as unknown as NonNullable<PageWindow['_paq']>
  page._paq.push(['setSiteId', siteId])
  page._paq.push(['trackPageView'])
  page._paq.push(['trackEvent', 'All', 'Theirs first'])
}

type Case = [string, OtherMatomo]

const byPaq = (steps: Omit<OtherMatomo, 'trackLater'>): OtherMatomo => ({ ...steps, trackLater: trackByPaq })
const byTracker = (steps: Omit<OtherMatomo, 'trackLater'>): OtherMatomo => ({
  ...steps,
  isReady: () => 'theirs' in window,
  trackLater: trackByTracker,
})

/** The ways in which the page's Matomo can be met. */
const MET: readonly Case[] = [
  ['the usual snippet, running before the plugin', byPaq({ beforehand: pasteSnippet })],
  ['the usual snippet, before the plugin in the same start', byPaq({ waitingBefore: pasteSnippet })],
  ['the usual snippet, after the plugin in the same start', byPaq({ waitingAfter: pasteSnippet })],
  ['the usual snippet, when the plugin’s Matomo runs', byPaq({ running: pasteSnippet })],
  ['Tag Manager, running before the plugin', byTracker({ beforehand: loadTagManager })],
  ['Tag Manager, before the plugin in the same start', byTracker({ waitingBefore: waitAsTagManager })],
  ['Tag Manager, after the plugin in the same start', byTracker({ waitingAfter: waitAsTagManager })],
  [
    'Tag Manager with its own matomo.js, when the plugin’s Matomo runs',
    byTracker({ running: loadTagManager }),
  ],
  ['Matomo.addTracker, running before the plugin', byTracker({ beforehand: loadAndAddTracker })],
  ['Matomo.addTracker by matomoAsyncInit', byTracker({ waitingBefore: addTrackerByAsyncInit })],
  ['Matomo.addTracker, when the plugin’s Matomo runs', byTracker({ running: addTrackerNow })],
  ['setTrackerUrl and setSiteId, before the plugin in the same start', byPaq({ waitingBefore: pushSite })],
  ['setTrackerUrl and setSiteId, after the plugin in the same start', byPaq({ waitingAfter: pushSite })],
  ['setTrackerUrl and setSiteId, when the plugin’s Matomo runs', byPaq({ running: pushSite })],
]

/** Without a server, the page can only mean another site of ours. */
const MET_WITHOUT_SERVER: readonly Case[] = [
  ['setSiteId alone, before the plugin in the same start', byPaq({ waitingBefore: pushSiteAlone })],
  ['setSiteId alone, after the plugin in the same start', byPaq({ waitingAfter: pushSiteAlone })],
  ['setSiteId alone, when the plugin’s Matomo runs', byPaq({ running: pushSiteAlone })],
]

/** A tracker of `Piwik.getTracker` is in no list, so nobody can find it. */
const UNSEEN: readonly Case[] = [
  ['Piwik.getTracker, running before the plugin', byTracker({ beforehand: loadPiwik })],
  ['Piwik.getTracker by piwikAsyncInit', byTracker({ waitingBefore: getPiwikTrackerByAsyncInit })],
  ['Piwik.getTracker, when the plugin’s Matomo runs', byTracker({ running: getPiwikTrackerNow })],
]

for (const relation of RELATIONS) {
  const met = relation === 'another server' ? MET : [...MET, ...MET_WITHOUT_SERVER]
  describe(`a Matomo of the page for ${relation}`, () => {
    test.each(met)('%s', async (_, theirCode) => {
      const { ours, theirs, errors, warnings } = await other.run(theirCode, { relation })
      if (relation === 'the same site') expect(kindsOf(ours)).toEqual(kindsOf([...OURS, ...THEIRS]))
      else expect({ ours, theirs }).toEqual({ ours: OURS, theirs: THEIRS })
      expect(errors).toEqual([])
      expect(warnings).toEqual([
        expect.stringContaining(
          relation === 'the same site' ? 'for the same site is on this page' : 'That Matomo stays as it is',
        ),
      ])
    })

    test.each(UNSEEN)('%s', async (_, theirCode) => {
      const { ours, theirs, errors } = await other.run(theirCode, { relation })
      const all = {
        ours: relation === 'the same site' ? [...OURS, ...THEIRS].sort() : OURS,
        theirs: relation === 'the same site' ? [] : THEIRS,
      }
      expect({ ours, theirs }).toEqual(all)
      expect(errors).toEqual([])
    })
  })
}
