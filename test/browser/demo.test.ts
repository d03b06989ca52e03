import { keyboardHand, tabTo } from '../../demo/once/keyboard-hand'
import { playVisit } from '../../demo/once/play-visit'
import { testNeeding } from '../support/engines/test-needing'
import { controlNames } from '../support/control-names'
import { focused, hitsWhen, openDemo } from '../support/open-demo'
import { useDemo } from '../support/use-demo'

const used = useDemo()
const demoTest = testNeeding("playwright's locators")

demoTest.each([
  ['by mouse, not asked for consent', false],
  ['by keyboard alone, with the consent banner', true],
])('the whole visit, %s: each call is a hit', async (_, asksConsent) => {
  const context = await used.browser.newContext({ baseURL: used.demo.server.url })
  const page = await context.newPage()
  const report = await playVisit(
    page,
    used.demo,
    asksConsent ? { asksConsent, hand: keyboardHand(page) } : {},
  )
  expect(report.problems).toEqual([])
  expect(report.received).toBe(report.expected.length)
  // The panel shows each hit beside its command.
  expect(report.calls.flatMap(({ hits }) => hits)).toEqual([])
  await context.close()
})

demoTest(
  'the focus goes to the heading of each new page, and stays where something changes on it',
  async () => {
    const page = await openDemo(used.browser, used.demo.server, '/', { asksConsent: true })
    const hand = keyboardHand(page)
    await hand.press('No')
    expect(await focused(page)).toBe('H1 For a slow breakfast')
    await hand.follow('Dawn mug €14.00')
    expect(await focused(page)).toBe('H1 Dawn mug')
    await hand.press('Add to cart')
    expect(await focused(page)).toBe('BUTTON Add to cart')
    await hand.follow('Cart (1)')
    await hand.press('Remove Dawn mug')
    expect(await focused(page)).toBe('H1 Cart')
    await hand.press('Your consent')
    expect(await focused(page)).toBe('H2 May we count this visit?')
    await hand.press('Yes, count it')
    expect(await focused(page)).toBe('BUTTON Your consent')
    await page.context().close()
  },
)

demoTest('the banner covers nothing that has the focus, in a low window too', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/products', {
    viewport: { width: 900, height: 480 },
    asksConsent: true,
  })
  await tabTo(page, page.getByRole('button', { name: 'Your consent' }))
  await page.getByRole('region', { name: 'Consent' }).waitFor()
  await page.context().close()
})

demoTest(
  'what a screen reader is told: what was done, and what is in the panel, but not each hit',
  async () => {
    const page = await openDemo(used.browser, used.demo.server, '/products/mug-dawn')
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await hitsWhen(used.demo.server, 4)
    await page.getByRole('status').filter({ hasText: '1 in your cart' }).waitFor({ state: 'attached' })
    await page.getByRole('status').filter({ hasText: '3 calls, 4 hits' }).waitFor()
    await page.getByRole('status').filter({ hasText: 'matomo.js runs' }).waitFor()
    expect(await page.locator('.calls').getAttribute('aria-live')).toBeNull()
    await page.context().close()
  },
)

demoTest('the skip links come first, and leave the address alone', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/products')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('A Skip to the shop')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('panel')
  expect(new URL(page.url()).hash).toBe('')
  await page.context().close()
})

testNeeding("playwright's locators", 'the accessibility tree')(
  'all that can have the focus has a name',
  async () => {
    const page = await openDemo(used.browser, used.demo.server, '/')
    await hitsWhen(used.demo.server, 3)
    await page.getByText('page view').waitFor()
    const controls = await controlNames(page)
    expect(controls.filter(({ name }) => !name)).toEqual([])
    expect(controls).toContainEqual({ role: 'switch', name: 'Block matomo.js' })
    expect(controls).toContainEqual({ role: 'searchbox', name: 'Search' })
    await page.context().close()
  },
)
