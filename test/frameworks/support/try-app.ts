import type { Browser } from 'playwright-core'
import { FIRST_VIEW, type OpenedApp, type Situation, type View } from '../situations'
import type { Site } from './start-site'

export type Way = 'Navigation API' | 'history'

export interface Outcome {
  readonly situation: string
  readonly way: Way
  readonly expected: readonly View[]
  readonly seen: readonly View[]
  /** What the page wrote to the console as an error, or threw. */
  readonly errors: readonly string[]
}

/** How long no page view more may come at the end. */
const QUIET_MS = 1_000

/** Brings about a situation in a fresh browser. */
export async function tryApp(browser: Browser, site: Site, situation: Situation, way: Way): Promise<Outcome> {
  const expected = [FIRST_VIEW, ...situation.views]
  const context = await browser.newContext()
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  if (way === 'history') await page.addInitScript('delete window.navigation')
  site.reset()
  const app: OpenedApp = {
    page,
    click: (id) => page.click(`#${id}`),
    viewsWhen: async (count) => {
      const deadline = Date.now() + 10_000
      while (site.views().length < count && Date.now() < deadline) await page.waitForTimeout(20)
    },
  }
  try {
    await page.goto(site.url)
    await app.viewsWhen(1)
    await situation.run(app)
    await app.viewsWhen(expected.length)
    await page.waitForTimeout(QUIET_MS)
  } catch (error) {
    errors.push(String(error))
  }
  const seen = site.views()
  await context.close()
  return { situation: situation.name, way, expected, seen, errors }
}

export const isRight = ({ expected, seen, errors }: Outcome): boolean =>
  errors.length === 0 && JSON.stringify(expected) === JSON.stringify(seen)
