import type { Page } from 'playwright-core'
import { testNeeding } from '../support/engines/test-needing'
import { agree, follow, hitsWhen, openDemo, sentHits, shownCalls } from '../support/open-demo'
import { useDemo } from '../support/use-demo'

const used = useDemo()
const demoTest = testNeeding("playwright's locators")

const status = (page: Page) => page.locator('.panel-head').getByRole('status').filter({ hasText: /\./ })

demoTest('offline, calls are held, and sent when the browser is online again', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/thanks')
  await hitsWhen(used.demo.server, 1)
  await page.getByLabel('Offline').check()
  expect(await status(page).textContent()).toContain('calls wait until the browser is online again')
  await follow(page, 'Cart')
  await page.getByText('Held until the browser is online.').nth(1).waitFor()
  expect(sentHits(used.demo.server)).toHaveLength(1)
  await page.getByLabel('Offline').uncheck()
  await follow(page, 'Log in')
  await hitsWhen(used.demo.server, 4)
  await page.locator('.status.ok').nth(3).waitFor({ state: 'attached' })
  expect(sentHits(used.demo.server)).toEqual([
    '204 Cart Viewed',
    '204 Cart – Slow Morning',
    '204 Log in – Slow Morning',
    '204 Thank you – Slow Morning',
  ])
  expect((await shownCalls(page)).slice(0, 3)).toEqual([
    'page Log in: 204',
    'page Cart: 204',
    'track Cart Viewed: 204',
  ])
  await page.context().close()
})

demoTest('offline before matomo.js has loaded: calls wait, and nothing is lost', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/cart', { asksConsent: true })
  await page.getByLabel('Offline').check()
  await agree(page)
  await page.getByText('waits for matomo.js').nth(1).waitFor()
  expect(await status(page).textContent()).toContain('calls wait until the browser is online again')
  await page.getByLabel('Offline').uncheck()
  await hitsWhen(used.demo.server, 2)
  expect(sentHits(used.demo.server)).toEqual(['204 Cart Viewed', '204 Cart – Slow Morning'])
  await page.context().close()
})
