import { openPage } from '../support/browser'
import { startInPage } from '../support/start-in-page'
import { firstTime } from './support/first-time'
import { trackWithPlugin } from './support/five-events'
import { matomoRuns } from './support/matomo-runs'
import { useScenario } from './support/scenario'

const scenario = useScenario('missing script')

test('a matomo.js that never comes: one warning at once, one after the last attempt, ready() resolves, nothing throws', async () => {
  const { site, siteId, browser } = scenario
  site.scriptFault = () => ({ status: 404, body: '' })
  const { page, errors, warnings } = await openPage(browser, site.url)
  await page.clock.install()
  await startInPage(page, { siteId })
  await page.evaluate(() => window.analytics.ready())
  for (let attempt = 1; attempt < 4; attempt++) {
    while (site.scriptRequests < attempt) await page.waitForTimeout(10)
    await page.clock.runFor(26_000)
  }
  while (warnings.length < 2) await page.waitForTimeout(10)
  expect(site.scriptRequests).toBe(4)
  expect(warnings).toEqual([
    expect.stringMatching(/^\[segment-matomo\] not-loaded: .* and loading is tried again\./),
    expect.stringMatching(/^\[segment-matomo\] not-loaded: .*, and loading is not tried again\./),
  ])
  expect(errors.filter((error) => !error.includes('404'))).toEqual([])
  expect(await page.locator('script[src$="matomo.js"]').count()).toBe(0)
  await page.context().close()
})

test('matomo.js is tried again at once when the browser is online again', async () => {
  const { site, siteId, browser } = scenario
  site.scriptFault = firstTime({ status: 503, body: '' })
  const { page } = await openPage(browser, site.url)
  await page.clock.install()
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true })
  })
  // The plugin does not trust `onLine` alone: it asks the server, which is out of reach here.
  await page.route('**', (route) => (route.request().method() === 'HEAD' ? route.abort() : route.continue()))
  await startInPage(page, { siteId })
  await page.evaluate(() => window.analytics.ready())
  await page.clock.runFor(60_000)
  expect(site.scriptRequests).toBe(1)
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => true })
    dispatchEvent(new Event('online'))
  })
  await matomoRuns(page)
  expect(site.scriptRequests).toBe(2)
  await page.context().close()
})

test('no more than 10,000 commands wait for matomo.js', async () => {
  const { site, siteId, browser } = scenario
  const release = site.holdScript()
  const { page } = await openPage(browser, site.url)
  await startInPage(page, { siteId })
  const [length, logs] = await page.evaluate(async () => {
    const queue = window._paq as unknown as unknown[]
    while (queue.length < 9_999) queue.push(['setCustomData', {}])
    await window.analytics.track('the last that fits')
    const ctx = await window.analytics.track('one more')
    return [(window._paq as unknown as unknown[]).length, ctx.logs().map(({ message }) => message)] as const
  })
  expect(length).toBe(10_000)
  expect(logs).toContain(
    '[segment-matomo] left-out: The call was not sent to Matomo because too much waits for matomo.js already. Find out why matomo.js does not load. (https://unpkg.com/segment-matomo@1/docs/debugging.md#left-out)',
  )
  release()
  await page.context().close()
})

test('an ad blocker’s stand-in for Matomo is not taken for Matomo', async () => {
  const { site, siteId, browser } = scenario
  site.scriptFault = () => ({ body: 'window.Matomo = { getTracker: () => ({}) }' })
  const { page, errors } = await openPage(browser, site.url)
  await startInPage(page, { siteId })
  await page.evaluate(() => window.analytics.ready())
  await trackWithPlugin(page)
  const isLoaded = () =>
    page.evaluate(() => window.analytics.queue.plugins.find(({ name }) => name === 'Piwik')?.isLoaded())
  expect(await isLoaded()).toBe(false)
  expect(errors).toEqual([])
  await page.context().close()
})
