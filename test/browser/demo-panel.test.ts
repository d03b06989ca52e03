import { testNeeding } from '../support/engines/test-needing'
import { follow, hitsWhen, openDemo, press, shownCalls } from '../support/open-demo'
import { useDemo } from '../support/use-demo'

const used = useDemo()
const demoTest = testNeeding("playwright's locators")

demoTest('the newest three calls are unfolded, and what the reader has chosen stays', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/products/mug-dawn')
  await hitsWhen(used.demo.server, 2)
  const open = () =>
    page.locator('.call > details').evaluateAll((all: HTMLDetailsElement[]) => all.map((each) => each.open))
  await page.locator('.call').nth(1).waitFor()
  expect(await open()).toEqual([true, true])
  // The oldest call is folded and unfolded again by hand.
  await page.locator('.call > details > summary').nth(1).click()
  await page.locator('.call > details > summary').nth(1).click()
  await press(page, 'Add to cart')
  await press(page, 'Add to cart')
  await press(page, 'Add to cart')
  await hitsWhen(used.demo.server, 8)
  expect(await open()).toEqual([true, true, true, false, true])
  await page.context().close()
})

demoTest('a hit is in words, with the parameters’ own names, and says where Matomo shows it', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/products/mug-dawn')
  const hit = page.locator('.hit').filter({ hasText: 'Product Viewed' })
  await hit.waitFor()
  expect(await hit.locator('.report').textContent()).toBe('Behaviour > Events')
  const action = hit.locator('.params div').filter({ hasText: 'Action' })
  expect(await action.textContent()).toBe('Action e_aProduct Viewed')
  expect(await action.locator('dt').getAttribute('title')).toBe('e_a')
  const address = hit.locator('.params div').filter({ hasText: /^Page/ })
  expect(await address.locator('dd').textContent()).toBe('/products/mug-dawn')
  expect(await address.locator('dd').getAttribute('title')).toBe(`${used.demo.server.url}/products/mug-dawn`)
  const ownName = action.locator('.own-name')
  expect(await ownName.getAttribute('class')).toContain('visually-hidden')
  await action.locator('dt').click()
  expect(await ownName.getAttribute('class')).not.toContain('visually-hidden')
  await page.context().close()
})

demoTest('a visit is played in the page until it is stopped, and the focus stays on the button', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/')
  await press(page, 'Play a visit')
  await page.locator('.call').filter({ hasText: 'Products Searched' }).waitFor({ state: 'attached' })
  const stop = page.getByRole('button', { name: 'Stop', exact: true })
  expect(await stop.evaluate((button) => button === document.activeElement)).toBe(true)
  await stop.click()
  await page.getByText('Stopped.').waitFor()
  await page.getByRole('button', { name: 'Play a visit' }).waitFor()
  expect((await shownCalls(page)).at(-1)).toContain('track Promotion Viewed')
  await page.context().close()
})

demoTest('a call that is dropped leads to the page of the docs that says why', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/thanks', { asksConsent: true })
  await press(page, 'No')
  const link = page.getByRole('link', { name: 'Dropped: consent was refused' })
  await link.waitFor()
  const [docs] = await Promise.all([page.waitForEvent('popup'), link.click()])
  await docs.getByRole('heading', { level: 1, name: 'Consent' }).waitFor()
  await docs.getByRole('link', { name: 'took that destination over' }).click()
  await docs.getByRole('heading', { level: 1 }).filter({ hasText: 'Piwik' }).waitFor()
  await page.context().close()
})

demoTest('in the panel a reset is one call, with its commands', async () => {
  const page = await openDemo(used.browser, used.demo.server, '/log-in')
  await press(page, 'Log in')
  await press(page, 'Log out')
  await follow(page, 'All goods')
  await page.locator('.call').filter({ hasText: 'Product List Viewed' }).waitFor()
  const resets = page.locator('.call').filter({ has: page.locator('.method.reset') })
  expect(await resets.locator('.command b').allTextContents()).toEqual(['resetUserId'])
  expect(await resets.count()).toBe(1)
  await page.context().close()
})
