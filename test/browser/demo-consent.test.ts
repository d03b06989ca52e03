import { testNeeding } from '../support/engines/test-needing'
import { agree, follow, hitsWhen, openDemo, press, sentHits, shownCalls } from '../support/open-demo'
import { useDemo } from '../support/use-demo'

const used = useDemo()
const demoTest = testNeeding("playwright's locators")

demoTest('nothing is fetched, stored or sent before it, then all that was held is', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/products')
  await page.getByText('Held until there is a decision.').nth(1).waitFor()
  await follow(page, 'Dawn mug €14.00')
  await page.getByText('Held until there is a decision.').nth(3).waitFor()
  expect(await page.locator('.command b').allTextContents()).toEqual([
    ...['setSiteId', 'setTrackerUrl', 'requireConsent', 'enableLinkTracking'],
  ])
  expect([used.demo.server.scriptRequests, sentHits(used.demo.server)]).toEqual([0, []])
  // analytics.js's own, whatever its destinations.
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['ajs_anonymous_id'])
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
  await page.locator('.status.ok').nth(3).waitFor()
  expect(await shownCalls(page)).toEqual([
    'consent given: ',
    'track Product Viewed: 204',
    'page Product: 204',
    'track Product List Viewed: 204',
    'page Product list: 204',
    'Start-up: ',
  ])
  await page.context().close()
})

demoTest(
  'refused, what was held is dropped; the decision outlives a page load, and can be changed',
  async () => {
    const page = await openDemo(used.browser, used.demo.server, '/')
    await press(page, 'No')
    await page.getByText('Consent was refused: nothing is sent').waitFor()
    expect(
      await page
        .getByText(
          'Plugin: left-out: The call was not sent to Matomo because the visitor has refused consent.',
        )
        .count(),
    ).toBe(2)
    await page.reload()
    await page.getByText('the visitor has refused consent').nth(1).waitFor()
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
    await page.getByText('the visitor has refused consent').nth(3).waitFor()
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

demoTest('a shop that does not ask', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/thanks')
  await page.getByLabel('Ask for consent').uncheck()
  await hitsWhen(used.demo.server, 1)
  expect(await page.getByRole('region', { name: 'Consent' }).count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('switch-no-consent')
  await page.context().close()
})
