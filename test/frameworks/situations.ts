import type { Page } from 'playwright-core'

/** A page view in Matomo: path and query, title, and the page before it. */
export type View = readonly [path: string, title: string, referrer: string]

/** A browser with the app's first page, and the page views that have arrived. */
export interface OpenedApp {
  readonly page: Page
  /** Waits until there are so many page views. */
  readonly viewsWhen: (count: number) => Promise<void>
  /** Clicks on the link with this id. */
  readonly click: (id: string) => Promise<void>
}

export interface Situation {
  readonly name: string
  /** @param app - shows its first page, whose view has arrived */
  readonly run: (app: OpenedApp) => Promise<void>
  /** The page views after the first one. */
  readonly views: readonly View[]
}

export const FIRST_VIEW: View = ['/', 'Home', '']

export const SITUATIONS: readonly Situation[] = [
  {
    name: 'links',
    run: async ({ click, viewsWhen }) => {
      await click('to-teas')
      await viewsWhen(2)
      await click('to-mugs')
      await viewsWhen(3)
      await click('to-home')
    },
    views: [
      ['/teas', 'Teas', '/'],
      ['/mugs', 'Mugs', '/teas'],
      ['/', 'Home', '/mugs'],
    ],
  },
  {
    name: 'back and forward',
    run: async ({ page, click, viewsWhen }) => {
      await click('to-teas')
      await viewsWhen(2)
      await click('to-mugs')
      await viewsWhen(3)
      await page.evaluate('history.back()')
      await viewsWhen(4)
      await page.evaluate('history.back()')
      await viewsWhen(5)
      await page.evaluate('history.forward()')
    },
    views: [
      ['/teas', 'Teas', '/'],
      ['/mugs', 'Mugs', '/teas'],
      ['/teas', 'Teas', '/mugs'],
      ['/', 'Home', '/teas'],
      ['/teas', 'Teas', '/'],
    ],
  },
  { name: 'redirect', run: ({ click }) => click('to-old'), views: [['/new', 'New', '/']] },
  {
    name: 'query change',
    run: async ({ click, viewsWhen }) => {
      await click('to-teas')
      await viewsWhen(2)
      await click('to-teas-2')
    },
    views: [
      ['/teas', 'Teas', '/'],
      ['/teas?page=2', 'Teas, page 2', '/teas'],
    ],
  },
  {
    name: 'hash change',
    run: async ({ page, click, viewsWhen }) => {
      await click('to-teas')
      await viewsWhen(2)
      await click('to-teas-hash')
      await page.waitForTimeout(800)
      await click('to-mugs')
    },
    views: [
      ['/teas', 'Teas', '/'],
      ['/mugs', 'Mugs', '/teas'],
    ],
  },
  { name: 'late title', run: ({ click }) => click('to-slow'), views: [['/slow', 'Slow tea', '/']] },
  {
    name: '200 ms apart',
    run: async ({ page }) => {
      // By script: a click of a visitor would make the view due at once.
      await page.evaluate(`
        document.getElementById('to-teas').click()
        const waiting = setInterval(() => {
          if (location.pathname !== '/teas') return
          clearInterval(waiting)
          setTimeout(() => document.getElementById('to-mugs').click(), 200)
        }, 5)`)
    },
    views: [
      ['/teas', 'Teas', '/'],
      ['/mugs', 'Mugs', '/teas'],
    ],
  },
  {
    name: 'reload',
    run: async ({ page, click, viewsWhen }) => {
      await click('to-mugs')
      await viewsWhen(2)
      await page.reload()
    },
    views: [
      ['/mugs', 'Mugs', '/'],
      ['/mugs', 'Mugs', ''],
    ],
  },
]

/** React's development build runs effects twice. */
export const STRICT_MODE: Situation = {
  name: 'StrictMode',
  run: async ({ click, viewsWhen }) => {
    await click('to-teas')
    await viewsWhen(2)
    await click('to-mugs')
  },
  views: [
    ['/teas', 'Teas', '/'],
    ['/mugs', 'Mugs', '/teas'],
  ],
}
