import type { Page } from 'playwright-core'

/** A way to use the shop. Links and buttons are found by their names. */
export interface Hand {
  open(path: string): Promise<unknown>
  follow(link: string): Promise<unknown>
  press(button: string): Promise<unknown>
  search(query: string): Promise<unknown>
}

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
