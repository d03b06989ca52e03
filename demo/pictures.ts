import type { BrowserContextOptions, Page } from 'playwright-core'
import { mouseHand } from './once/mouse-hand'

export interface Picture {
  /** In `docs/images`. */
  file: string
  options: BrowserContextOptions
  /** Whether the shop asks for consent. */
  asksConsent?: boolean
  /** Brings the page to the state that the picture shows. */
  show: (page: Page) => Promise<unknown>
}

export const DESKTOP = { width: 1280, height: 860 }

/** The demo's pictures, except that of the whole visit. Each picture is of another visitor. */
export const pictures: Picture[] = [
  {
    file: 'demo-consent.png',
    options: { viewport: DESKTOP },
    asksConsent: true,
    async show(page) {
      const hand = mouseHand(page)
      await hand.open('/')
      await hand.follow('Dawn mug €14.00')
      await hand.press('Add to cart')
      await page.getByText('Held until there is a decision.').nth(4).waitFor({ state: 'attached' })
    },
  },
  {
    file: 'demo-dark.png',
    options: { viewport: DESKTOP, colorScheme: 'dark' },
    async show(page) {
      const hand = mouseHand(page)
      await hand.open('/products')
      await page.locator('.status.ok').nth(1).waitFor()
      await page.getByLabel('Block matomo.js').check()
      await page.getByText('matomo.js could not be fetched').waitFor()
      await hand.follow('Round teapot €38.00')
      await hand.press('Add to cart')
      await page.getByText('waits for matomo.js').nth(5).waitFor({ state: 'attached' })
      // This picture does not show the keyboard's focus.
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      })
    },
  },
  {
    file: 'demo-phone.png',
    options: { viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    async show(page) {
      const hand = mouseHand(page)
      await hand.open('/products/honey-heath')
      await hand.press('Add to cart')
      await page.locator('.status.ok').nth(3).waitFor({ state: 'attached' })
      await page.getByText(/\d+ calls, \d+ hits?/).waitFor()
      await hand.press('What Matomo gets')
      await page.getByRole('button', { name: 'Back to the shop' }).waitFor()
    },
  },
  {
    file: 'demo-wide.png',
    options: { viewport: { width: 1760, height: 960 } },
    async show(page) {
      const hand = mouseHand(page)
      await hand.open('/')
      await hand.follow('Quince jam €6.50')
      await hand.press('Add to cart')
      await page.locator('.status.ok').nth(6).waitFor({ state: 'attached' })
    },
  },
]
