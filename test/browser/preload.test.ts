import type { Browser } from 'playwright-core'
import { embeddedBackend } from '../../demo/server/embedded-backend'
import { launchBrowser, openPage } from '../support/browser'
import { bundle, startTestSite, type TestSite } from '../support/test-site'
import type { MatomoSettings } from '../../src'

let browser: Browser
let site: TestSite

beforeAll(async () => {
  browser = await launchBrowser()
  site = await startTestSite(embeddedBackend(await bundle('demo/stand-in/stand-in.ts')))
}, 60_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** Calls matomo(), and after that has been fetched which it fetches, analytics.js. */
async function run(settings: Partial<MatomoSettings>) {
  site.hits.length = site.scriptRequests = 0
  const { page, errors } = await openPage(browser, site.url)
  const warnings: string[] = []
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
  await page.evaluate((json) => {
    const given = { siteId: 1, serverUrl: `${location.origin}/matomo`, ...(JSON.parse(json) as object) }
    Object.assign(window, { destination: window.matomoDestination?.(given) })
  }, JSON.stringify(settings))
  await page.waitForTimeout(500)
  const fetched = site.scriptRequests
  const isRunning = await page.evaluate(() => Boolean(window._paq))
  await page.evaluate(async () => {
    const { destination } = window as unknown as { destination: never }
    const [analytics] = await window.AnalyticsBrowser.load(
      {
        writeKey: 'x',
        cdnSettings: { integrations: { 'Segment.io': { apiKey: 'x' } } },
        plugins: [destination],
      },
      { integrations: { 'Segment.io': false } },
    )
    await analytics.track('Played')
  })
  return { page, fetched, isRunning, errors, warnings }
}

test.each<Partial<MatomoSettings>>([
  { preload: true },
  { preload: true, crossOrigin: 'anonymous' },
  { preload: true, nonce: 'r4nd0m' },
])('%j fetches matomo.js early, once, and does not run it', async (settings) => {
  const { page, fetched, isRunning, errors, warnings } = await run(settings)
  expect({ fetched, isRunning }).toEqual({ fetched: 1, isRunning: false })
  await site.hitsWhen(1)
  expect(site.scriptRequests).toBe(1)
  expect([errors, warnings]).toEqual([[], []])
  await page.context().close()
})

test.each<Partial<MatomoSettings>>([
  {},
  { preload: true, consent: { require: 'tracking' } },
  { preload: true, siteId: '' },
  { preload: true, serverUrl: 'ftp://matomo' },
])('%j fetches nothing early', async (settings) => {
  const { page, fetched } = await run(settings)
  expect(fetched).toBe(0)
  await page.context().close()
})
