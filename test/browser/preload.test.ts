import { setTimeout as wait } from 'node:timers/promises'
import { useSite } from '../support/use-site'
import type { MatomoSettings } from '../../src'

const used = useSite()

/** Calls matomo(), and after that has been fetched which it fetches, analytics.js. */
async function run(settings: Partial<MatomoSettings>) {
  const page = await used.open()
  await page.evaluate((json) => {
    const given = { siteId: 1, serverUrl: `${location.origin}/matomo`, ...(JSON.parse(json) as object) }
    Object.assign(window, { destination: window.matomoDestination?.(given) })
  }, JSON.stringify(settings))
  await wait(500)
  const fetched = used.site.scriptRequests
  const isRunning = await page.evaluate(() => Boolean(window._paq))
  await page.evaluate(async () => {
    const { destination } = window as unknown as { destination: never }
    const [analytics] = await window.AnalyticsBrowser.load(
      {
        writeKey: 'x',
        cdnSettings: { integrations: { 'Segment.io': { apiKey: 'x' } }, metrics: { sampleRate: 0 } },
        plugins: [destination],
      },
      { integrations: { 'Segment.io': false } },
    )
    await analytics.track('Played')
  })
  return { page, fetched, isRunning }
}

test.each<Partial<MatomoSettings>>([
  { preload: true },
  { preload: true, crossOrigin: 'anonymous' },
  { preload: true, nonce: 'r4nd0m' },
])('%j fetches matomo.js early, once, and does not run it', async (settings) => {
  const { page, fetched, isRunning } = await run(settings)
  expect({ fetched, isRunning }).toEqual({ fetched: 1, isRunning: false })
  await used.site.hitsWhen(1)
  expect(used.site.scriptRequests).toBe(1)
  expect(await page.complaints()).toEqual({ errors: [], warnings: [], violations: [] })
})

test.each<Partial<MatomoSettings>>([
  {},
  { preload: true, consent: { require: 'tracking' } },
  { preload: true, siteId: '' },
  // A script's address is not enough.
  { preload: true, serverUrl: '', scriptUrl: '/matomo/matomo.js' },
  { preload: true, serverUrl: 'ftp://matomo' },
])('%j fetches nothing early', async (settings) => {
  const { fetched } = await run(settings)
  expect(fetched).toBe(0)
})
