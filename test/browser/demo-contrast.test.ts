import type { Page } from 'playwright-core'
import { testNeeding } from '../support/engines/test-needing'
import { findLowContrast } from '../support/find-low-contrast'
import { openDemo } from '../support/open-demo'
import { useDemo } from '../support/use-demo'

const used = useDemo()
const demoTest = testNeeding("playwright's locators")
const schemeTest = testNeeding("playwright's locators", 'a dark color scheme')

/** Everything that has a color of its own: each page, and each state of the panel. */
const states: [name: string, show: (page: Page) => Promise<unknown>][] = [
  ['held', (page) => page.getByText('Held until there is a decision.').first().waitFor()],
  [
    'sent',
    async (page) => {
      await page.getByRole('button', { name: 'Yes, count it' }).click()
      await page.locator('.status.ok').first().waitFor()
    },
  ],
  [
    'unfolded',
    (page) =>
      page.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
        for (const details of all) details.open = true
      }),
  ],
  ['product list', (page) => page.getByRole('link', { name: 'All goods', exact: true }).click()],
  [
    'product in the cart',
    async (page) => {
      await page.getByRole('link', { name: 'Dawn mug' }).click()
      await page.getByRole('button', { name: 'Add to cart' }).click()
    },
  ],
  ['cart', (page) => page.getByRole('link', { name: 'Cart (1)' }).click()],
  ['checkout', (page) => page.getByRole('link', { name: 'Check out' }).click()],
  ['log in', (page) => page.getByRole('link', { name: 'Log in' }).click()],
  ['account', (page) => page.getByRole('button', { name: 'Log in' }).click()],
  ['not found', (page) => page.goto('/nowhere')],
  [
    'lost',
    async (page) => {
      await page.locator('.status.ok').first().waitFor({ state: 'attached' })
      await page.getByLabel('Offline').check()
      await page.getByRole('link', { name: 'All goods', exact: true }).click()
      await page.getByText('Held until the browser is online.').first().waitFor()
      // The shop's calls are held: a hit that is lost is not one of theirs.
      await page.evaluate(() => window._paq?.push(['trackEvent', 'All', 'Past the plugin']))
      await page.getByText('does not try again.').first().waitFor()
    },
  ],
  [
    'refused',
    async (page) => {
      await page.getByRole('button', { name: 'Your consent' }).click()
      await page.getByRole('button', { name: 'No', exact: true }).click()
    },
  ],
]

schemeTest.each(['light', 'dark'] as const)(
  'all that is there to read can be read: %s',
  async (colorScheme) => {
    const page = await openDemo(used.browser, used.demo.server, '/', { colorScheme, asksConsent: true })
    const low: Record<string, string[]> = {}
    for (const [name, show] of states) {
      await show(page)
      low[name] = await findLowContrast(page)
    }
    expect(low).toEqual(Object.fromEntries(states.map(([name]) => [name, []])))
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    expect(paper).toBe(colorScheme === 'dark' ? 'rgb(28, 23, 20)' : 'rgb(253, 246, 236)')
    await page.context().close()
  },
)

demoTest('the check finds what cannot be read', async () => {
  const page = await used.browser.newPage()
  await page.setContent(`<body style="background: #fff">
    <p style="color: #777">grey</p> <p style="color: #767676">darker</p>
    <div style="background: #222"><b style="color: #555">on black</b></div>
    <label>name <input name="name" style="border: 1px solid #ddd; color: #000"></label>`)
  expect(await findLowContrast(page)).toEqual([
    'grey: 4.48, not 4.5',
    'on black: 2.13, not 4.5',
    'the edge of name: 1.36, not 3',
  ])
  await page.close()
})
