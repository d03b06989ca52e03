import type { Browser } from 'playwright-core'
import { launchBrowser, openPage } from '../support/browser'
import { readCommandTypes } from './support/read-command-types'

/** How many parameters each method has. */
type Methods = Record<string, number>

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('MatomoCommand knows the methods of the real matomo.js, and their parameters', async () => {
  expect(readCommandTypes()).toEqual(await readTracker(`${process.env.MATOMO_URL}/matomo.js`))
})

/** Asks a real matomo.js what a tracker can do. */
async function readTracker(scriptUrl: string): Promise<Methods> {
  // A page of the same server: a tracker wants cookies, which a blank page has none of.
  const { page } = await openPage(browser, scriptUrl)
  await page.addScriptTag({ url: scriptUrl })
  return page.evaluate(() => {
    const { Matomo } = window as unknown as {
      Matomo: { getTracker(url: string, siteId: number): Record<string, unknown> }
    }
    const members = Object.entries(Matomo.getTracker('/nowhere.php', 1))
    return Object.fromEntries<number>(
      members.flatMap(([name, member]) => (typeof member === 'function' ? [[name, member.length]] : [])),
    )
  })
}
