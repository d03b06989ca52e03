import { tabTo } from '../../demo/once/keyboard-hand'
import { testNeeding } from '../support/engines/test-needing'
import { agree, focused, openDemo, press } from '../support/open-demo'
import { useDemo } from '../support/use-demo'

const used = useDemo()
const demoTest = testNeeding("playwright's locators", "a phone's screen")

const PHONE = { viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true }
const PATHS = ['/', '/products', '/products/honey-heath', '/search?for=tea', '/search?for=nothing', '/search']
const MORE_PATHS = ['/cart', '/checkout', '/account', '/thanks', '/products/gone', '/nowhere']

demoTest(
  'on a phone nothing is wider than the screen, and a button leads to the panel and back',
  async () => {
    const page = await openDemo(used.browser, used.demo.server, '/', { ...PHONE, asksConsent: true })
    await page.evaluate(() => localStorage.setItem('demo-cart', '{"tea-breakfast":12,"napkins-linen":3}'))
    const widths: Record<string, number> = {}
    for (const path of [...PATHS, ...MORE_PATHS]) {
      await page.goto(path)
      await page.getByText('Held').first().waitFor()
      widths[path] = await page.evaluate(() => document.documentElement.scrollWidth)
    }
    await agree(page)
    await page.locator('.status.ok').first().waitFor()
    await page.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
      for (const details of all) details.open = true
    })
    widths.unfolded = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(new Set(Object.values(widths))).toEqual(new Set([375]))

    const there = page.getByRole('button', { name: 'What Matomo gets' })
    await page.evaluate(() => scrollTo(0, 0))
    await press(page, 'What Matomo gets')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('panel')
    const back = page.getByRole('button', { name: 'Back to the shop' })
    await tabTo(page, back)
    await page.keyboard.press('Enter')
    await there.waitFor()
    expect(await focused(page)).toBe('H1 Not on our shelves')
    await page.context().close()
  },
)
