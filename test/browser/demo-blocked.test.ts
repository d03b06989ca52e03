import { testNeeding } from '../support/engines/test-needing'
import { agree, focused, follow, hitsWhen, openDemo, press, sentHits, shownCalls } from '../support/open-demo'
import { useDemo } from '../support/use-demo'

const used = useDemo()
const demoTest = testNeeding("playwright's locators")

demoTest(
  'matomo.js is blocked: commands and no hit, the shop goes on; unblocked, all of it arrives',
  async () => {
    const page = await openDemo(used.browser, used.demo.server, '/thanks')
    await hitsWhen(used.demo.server, 1)
    await page.getByLabel('Block matomo.js').check()
    await page.getByText('matomo.js could not be fetched').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('switch-block')
    await follow(page, 'All goods')
    await follow(page, 'Dawn mug €14.00')
    await press(page, 'Add to cart')
    await page.getByRole('link', { name: 'Cart (1)' }).waitFor()
    await page.getByText('waits for matomo.js').nth(6).waitFor({ state: 'attached' })
    expect((await shownCalls(page)).slice(0, 3)).toEqual([
      'track Product Added: waits for matomo.js waits for matomo.js',
      'page Product: waits for matomo.js',
      'track Product Viewed: waits for matomo.js',
    ])
    expect(sentHits(used.demo.server)).toHaveLength(1)

    await page.getByLabel('Block matomo.js').uncheck()
    // The next attempt by itself is up to 25 seconds away.
    await page.getByText(/^Next attempt in \d+ s\.$/).waitFor()
    await press(page, 'Try now')
    await hitsWhen(used.demo.server, 8)
    expect(sentHits(used.demo.server)).toEqual([
      '204 All goods – Slow Morning',
      '204 Dawn mug – Slow Morning',
      '204 Product Added',
      '204 Product List Viewed',
      '204 Product Viewed',
      '204 Thank you – Slow Morning',
      '204 Thank you – Slow Morning',
      '204 cart update',
    ])
    await page.getByText('matomo.js runs').waitFor()
    expect(await focused(page)).not.toBe('BUTTON Try now')
    await page.context().close()
  },
)

demoTest('where matomo.js is given up, the panel says so; unblocked, the page is loaded again', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/cart', { asksConsent: true })
  await page.getByLabel('Block matomo.js').check()
  await page.clock.install()
  await page.reload()
  await agree(page)
  // The pauses before the second, third and fourth attempt (docs/reliability.md).
  for (const [said, seconds] of [
    ['(once)', 1] as const,
    ['(2 times)', 5] as const,
    ['(3 times)', 25] as const,
  ]) {
    await page.getByText(said).waitFor()
    await page.clock.runFor(seconds * 1000)
  }
  await page.getByText('is given up until the next page load').waitFor()
  expect(used.demo.server.scriptRequests).toBe(4)
  await page.getByLabel('Block matomo.js').uncheck()
  await page.getByText('matomo.js runs').waitFor()
  await hitsWhen(used.demo.server, 2)
  await page.context().close()
})

demoTest('a hit that the page before has sent late is not taken for one of this page', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/cart')
  await page.getByLabel('Block matomo.js').check()
  await page.getByText('waits for matomo.js').nth(1).waitFor()
  used.demo.server.recorder.record([{ e_c: 'All', e_a: 'Cart Viewed' }], 204, Date.now())
  await page.getByText('Hits from before this page').waitFor()
  expect((await shownCalls(page)).filter((call) => /204|waits/.test(call))).toEqual([
    'Hits from before this page, or of matomo.js itself: 204',
    'page Cart: waits for matomo.js',
    'track Cart Viewed: waits for matomo.js',
  ])
  await page.context().close()
})

demoTest('a demo that was ended says so', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/')
  expect(await page.getByRole('alert').count()).toBe(0)
  await used.demo.server.close()
  await page.getByRole('alert').filter({ hasText: 'The demo does not answer any more' }).waitFor()
  await page.context().close()
})
