import { event, FIRST, pageView } from './hits'
import type { MatomoPlugin } from '../../../src'
import { LATE_SECONDS } from '../../../src/matomo/hit'
import { track, viewPage } from './in-page'
import type { Scenario } from './scenario'
import type { TestSite } from '../../support/test-site'

/** matomo.js says so from when consent was given. */
const CONSENT = { consent: '1' }

/** The site by its other name: Matomo is mostly another origin than the page's. */
const otherOrigin = (site: TestSite) => site.url.replace('127.0.0.1', 'localhost')
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const isLoadError = (error: string) => /Failed to load|Loading failed/.test(error)

/** Runs in the page. */
function decide(decision: 'given' | 'refused'): void {
  const plugin = window.analytics.queue.plugins.find(({ name }) => name === 'Piwik') as
    MatomoPlugin | undefined
  plugin?.consent[decision]()
}

/** What goes wrong or comes late. */
export const faults: Scenario[] = [
  {
    name: 'queue held until matomo.js comes',
    async play({ page, site }) {
      await page.evaluate(async () => {
        await window.analytics.identify('ann')
        await window.analytics.page()
        await window.analytics.identify('bob')
        await window.analytics.track('Played')
      })
      releaseScript(site)
    },
    prepare: (site) => {
      releases.set(site, site.holdScript())
    },
    hits: [pageView('Shop', { ...FIRST, uid: 'ann' }), event('Played', { uid: 'bob', pv_id: 'view 1' })],
  },
  {
    name: 'consent given late',
    settings: () => ({ consent: { require: 'tracking' } }),
    async play({ page, site }) {
      await page.evaluate(async () => {
        await window.analytics.page()
        await window.analytics.track('Played')
      })
      await wait(2_000)
      if (site.hits.length > 0) throw new Error('a hit was sent before there was consent')
      await page.evaluate(decide, 'given')
    },
    hits: [pageView('Shop', { ...FIRST, ...CONSENT }), event('Played', { ...CONSENT, pv_id: 'view 1' })],
  },
  {
    name: 'consent refused',
    settings: () => ({ consent: { require: 'tracking' } }),
    async play({ page }) {
      await page.evaluate(track, 'Played')
      await page.evaluate(decide, 'refused')
      await page.evaluate(track, 'Played again')
    },
    hits: [],
  },
  {
    name: 'retry: the first matomo.js is answered with 503',
    prepare: (site) => {
      site.scriptFault = (before) => (before === 0 ? { status: 503, body: '' } : undefined)
    },
    play: ({ page }) => page.evaluate(track, 'Played'),
    isExpectedError: isLoadError,
    hits: [event('Played', FIRST)],
  },
  {
    name: 'matomo.js is blocked',
    prepare: (site) => {
      site.scriptFault = () => ({ status: 403, body: '' })
    },
    async play({ page }) {
      await page.evaluate(async () => {
        await window.analytics.track('Played')
        await window.analytics.ready()
      })
    },
    isExpectedError: isLoadError,
    hits: [],
  },
  {
    name: 'Content Security Policy, Matomo on another origin',
    settings: (site) => ({ serverUrl: `${otherOrigin(site)}/matomo` }),
    prepare: (site) => {
      const matomo = otherOrigin(site)
      site.pageHeaders = {
        'content-security-policy': `default-src 'none'; script-src 'self' ${matomo}; connect-src ${matomo}; img-src ${matomo} data:`,
      }
    },
    play: ({ page }) =>
      page.evaluate(async () => {
        await window.analytics.page()
        await window.analytics.track('Played')
      }),
    hits: [pageView('Shop', FIRST), event('Played', { pv_id: 'view 1' })],
  },
  {
    name: 'late events: tracked offline',
    async play({ page, site }) {
      await page.evaluate(viewPage)
      await site.hitsWhen(1)
      // Whoever asks the network finds none either.
      site.scriptFault = () => 'drop'
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true })
        dispatchEvent(new Event('offline'))
      })
      await page.evaluate(() => {
        void window.analytics.track('Played')
        history.pushState(null, '', '/later')
      })
      await wait((LATE_SECONDS + 1) * 1000)
      site.scriptFault = undefined
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'onLine', { get: () => true, configurable: true })
        dispatchEvent(new Event('online'))
      })
    },
    isExpectedError: isLoadError,
    hits: [pageView('Shop', FIRST), event('Played', { pv_id: 'view 1', cdo: 'SECONDS' })],
  },
]

/** How to let matomo.js through, for the site that holds it. */
const releases = new WeakMap<TestSite, () => void>()

function releaseScript(site: TestSite): void {
  releases.get(site)?.()
}
