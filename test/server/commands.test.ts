import type { Browser } from 'playwright-core'
import { launchBrowser, openPage } from '../support/browser'
import { readCommandTypes } from './support/read-command-types'

/** The number of parameters of each method. */
type Methods = Record<string, number>

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('the type MatomoCommand has the methods of the real matomo.js, with as many parameters', async () => {
  expect(readCommandTypes()).toEqual(await readTracker(`${process.env.MATOMO_URL}/matomo.js`))
})

/** Asks a real matomo.js what a tracker can do. */
async function readTracker(scriptUrl: string): Promise<Methods> {
  // A page of the same server, because a tracker needs cookies, which a blank page cannot have.
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
