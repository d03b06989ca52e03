import type { Page } from 'playwright-core'
import type { Hand } from '../visit/hand'

export function mouseHand(page: Page): Hand {
  return {
    open: (path) => page.goto(path),
    follow: (name) => page.getByRole('link', { name, exact: true }).click(),
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
    async search(query) {
      await page.getByRole('searchbox').fill(query)
      await page.getByRole('searchbox').press('Enter')
    },
  }
}
