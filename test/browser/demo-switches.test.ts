import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import {
  agree,
  follow,
  hitsWhen,
  openDemo,
  press,
  sentHits,
  shownCalls,
  startDemoForTest,
} from '../support/open-demo'

let browser: Browser
let demo: Awaited<ReturnType<typeof startDemoForTest>>

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  demo = await startDemoForTest()
}, 60_000)
afterEach(() => demo.server.close())
afterAll(() => browser.close())

const status = (page: Page) => page.locator('.panel-head').getByRole('status').filter({ hasText: /\./ })

describe('offline', () => {
  test('matomo.js sends all the same, and what it sends is lost', async () => {
    const page = await openDemo(browser, demo.server, '/thanks')
    await agree(page)
    await hitsWhen(demo.server, 1)
    await page.getByLabel('Offline').check()
    expect(await status(page).textContent()).toContain('These hits are lost.')
    await follow(page, 'Cart')
    await hitsWhen(demo.server, 3)
    await page.locator('.status.failed').nth(1).waitFor()
    await page.getByLabel('Offline').uncheck()
    await follow(page, 'Log in')
    await hitsWhen(demo.server, 4)
    await page.locator('.status.ok').nth(1).waitFor()
    expect(sentHits(demo.server)).toEqual([
      [204, 'Thank you – Slow Morning'],
      [0, 'Cart – Slow Morning'],
      [0, 'Cart Viewed'],
      [204, 'Log in – Slow Morning'],
    ])
    expect((await shownCalls(page)).slice(0, 3)).toEqual([
      'page Log in: 204',
      'track Cart Viewed: lost',
      'page Cart: lost',
    ])
    await page.context().close()
  })

  test('before matomo.js is in, calls wait, and nothing is lost', async () => {
    const page = await openDemo(browser, demo.server, '/cart')
    await page.getByLabel('Offline').check()
    await agree(page)
    await page.getByText('waits for matomo.js').nth(1).waitFor()
    expect(await status(page).textContent()).toContain('Calls wait, and keep their times.')
    await page.getByLabel('Offline').uncheck()
    await hitsWhen(demo.server, 2)
    expect(sentHits(demo.server)).toEqual([
      [204, 'Cart – Slow Morning'],
      [204, 'Cart Viewed'],
    ])
    await page.context().close()
  })
})

test('matomo.js is blocked: commands and no hit, the shop goes on; unblocked, all of it arrives', async () => {
  const page = await openDemo(browser, demo.server, '/thanks')
  await agree(page)
  await hitsWhen(demo.server, 1)
  await page.getByLabel('Block matomo.js').check()
  await page.getByText('matomo.js could not be fetched').waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('switch-block')
  await follow(page, 'All goods')
  await follow(page, 'Dawn mug €14.00')
  await press(page, 'Add to cart')
  await page.getByRole('link', { name: 'Cart (1)' }).waitFor()
  await page.getByText('waits for matomo.js').nth(6).waitFor()
  expect((await shownCalls(page)).slice(0, 3)).toEqual([
    'track Product Added: waits for matomo.js waits for matomo.js',
    'track Product Viewed: waits for matomo.js',
    'page Product: waits for matomo.js',
  ])
  expect(sentHits(demo.server)).toHaveLength(1)

  await page.getByLabel('Block matomo.js').uncheck()
  // With the next attempt, which is up to 25 seconds away.
  await hitsWhen(demo.server, 8)
  expect(sentHits(demo.server).slice(1)).toEqual([
    [204, 'Thank you – Slow Morning'],
    [204, 'All goods – Slow Morning'],
    [204, 'Product List Viewed'],
    [204, 'Dawn mug – Slow Morning'],
    [204, 'Product Viewed'],
    [204, 'Product Added'],
    [204, undefined],
  ])
  await page.getByText('matomo.js runs').waitFor()
  await page.context().close()
}, 60_000)

test('a demo that was ended says so', async () => {
  const page = await openDemo(browser, demo.server, '/')
  expect(await page.getByRole('alert').count()).toBe(0)
  await demo.server.close()
  await page.getByRole('alert').filter({ hasText: 'The demo does not answer any more' }).waitFor()
  await page.context().close()
})
