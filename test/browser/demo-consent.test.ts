import { SWITCHES_COOKIE } from '../../demo/switches'
import { testNeeding } from '../support/engines/test-needing'
import { agree, follow, hitsWhen, openDemo, press, sentHits, shownCalls } from '../support/open-demo'
import { useDemo } from '../support/use-demo'

const used = useDemo()
const demoTest = testNeeding("playwright's locators")

demoTest('nothing is fetched, stored or sent before it, then all that was held is', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/products', { asksConsent: true })
  await page.getByText('Held until there is a decision.').nth(1).waitFor()
  await follow(page, 'Dawn mug €14.00')
  await page.getByText('Held until there is a decision.').nth(3).waitFor({ state: 'attached' })
  expect(await page.locator('.command').count()).toBe(0)
  expect([used.demo.server.scriptRequests, sentHits(used.demo.server)]).toEqual([0, []])
  // That of the switches, and analytics.js's own, whatever its destinations.
  const cookies = (await page.context().cookies()).map(({ name }) => name)
  expect(cookies.filter((name) => name !== SWITCHES_COOKIE)).toEqual(['ajs_anonymous_id'])
  expect(await page.evaluate(() => Object.keys(localStorage))).not.toContainEqual(
    expect.stringMatching(/matomo|_pk/i),
  )

  await agree(page)
  await hitsWhen(used.demo.server, 4)
  expect(sentHits(used.demo.server)).toEqual([
    '204 All goods – Slow Morning',
    '204 Dawn mug – Slow Morning',
    '204 Product List Viewed',
    '204 Product Viewed',
  ])
  await page.locator('.status.ok').nth(3).waitFor({ state: 'attached' })
  expect(await shownCalls(page)).toEqual([
    'consent given: ',
    'page Product: 204',
    'track Product Viewed: 204',
    'page Product list: 204',
    'track Product List Viewed: 204',
  ])
  await page.context().close()
})

demoTest(
  'refused, what was held is dropped; the decision outlives a page load, and can be changed',
  async () => {
    const page = await openDemo(used.browser, used.demo.server, '/', { asksConsent: true })
    await press(page, 'No')
    await page.getByText('Consent was refused: nothing is sent').waitFor()
    const dropped = page.getByRole('link', { name: 'Dropped: consent was refused' })
    await dropped.nth(1).waitFor()
    expect(await dropped.count()).toBe(2)
    expect(await dropped.first().getAttribute('href')).toBe('/docs/consent.md')
    await page.reload()
    await dropped.nth(1).waitFor()
    expect(await page.getByRole('region', { name: 'Consent' }).count()).toBe(0)
    expect([used.demo.server.scriptRequests, sentHits(used.demo.server)]).toEqual([0, []])

    await press(page, 'Your consent')
    await page.getByText('You said no.').waitFor()
    await agree(page)
    await follow(page, 'Cart')
    await hitsWhen(used.demo.server, 2)
    await press(page, 'Your consent')
    await press(page, 'No')
    await follow(page, 'All goods')
    await dropped.nth(1).waitFor()
    await press(page, 'Your consent')
    await agree(page)
    await follow(page, 'Log in')
    await hitsWhen(used.demo.server, 4)
    expect(sentHits(used.demo.server)).toEqual([
      '204 Cart Viewed',
      '204 Cart – Slow Morning',
      '204 Log in – Slow Morning',
      // There may be cookies again: matomo.js tells Matomo of the visitor's new id.
      '204 ping',
    ])
    await page.context().close()
  },
)

demoTest('at first the shop does not ask, and a switch lets it ask', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/thanks')
  await hitsWhen(used.demo.server, 1)
  expect(await page.getByRole('region', { name: 'Consent' }).count()).toBe(0)
  await page.getByLabel('Ask for consent').check()
  await page.getByRole('region', { name: 'Consent' }).waitFor()
  await page.getByText('Held until there is a decision.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('switch-consent')
  await page.context().close()
})
