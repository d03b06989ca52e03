import type { Browser } from 'playwright-core'
import { embeddedBackend } from '../../demo/server/embedded-backend'
import { launchBrowser, openPage } from '../support/browser'
import { startInPage } from '../support/start-in-page'
import { bundle, startTestSite, type TestSite } from '../support/test-site'

// The real Chromium and the built file, with a stand-in for matomo.js: the real one is in test/matomo.
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

beforeEach(() => {
  site.hits.length = 0
})

test('the built file turns page, identify and track into hits', async () => {
  const { page, errors } = await openPage(browser, `${site.url}/shoe?utm_source=mail#size`)
  await startInPage(page, { goals: { 'Order Completed': 2 } })
  await page.evaluate(async () => {
    await window.analytics.identify('ann')
    await window.analytics.page()
    await window.analytics.track('Order Completed', { category: 'Shop', label: 'Web', revenue: '$19.90' })
  })
  const [view, goal, event] = await site.hitsWhen(3)
  expect(view).toMatchObject({
    idsite: '1',
    rec: '1',
    uid: 'ann',
    action_name: 'Shop',
    url: `${site.url}/shoe?utm_source=mail#size`,
  })
  expect(goal).toMatchObject({ idgoal: '2', revenue: '19.9', uid: 'ann' })
  expect(event).toMatchObject({ e_c: 'Shop', e_a: 'Order Completed', e_n: 'Web', e_v: '19.9', uid: 'ann' })
  expect(errors).toEqual([])
  await page.context().close()
})

test('isLoaded() and ready() follow matomo.js', async () => {
  const release = site.holdScript()
  const { page } = await openPage(browser, site.url)
  await startInPage(page)
  const loaded = () =>
    page.evaluate(() => window.analytics.queue.plugins.find(({ name }) => name === 'Piwik')?.isLoaded())
  expect(await loaded()).toBe(false)
  release()
  await page.evaluate(() => window.analytics.ready())
  expect(await loaded()).toBe(true)
  await page.context().close()
})
