import type { Browser } from 'playwright-core'
import { createMatomoApi } from '../../scripts/matomo/api'
import { launchBrowser, openPage } from '../support/browser'
import { readInterface } from '../types/support/read-interface'
import { readCommandTypes } from './support/read-command-types'

/** The number of parameters of each method. */
type Methods = Record<string, number>

const { MATOMO_URL: url = '', MATOMO_TOKEN: token = '' } = process.env

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('MatomoCommand knows the methods of the real matomo.js, and their parameters', async () => {
  const { value: version } = await createMatomoApi({ url, token }).call<{ value: string }>(
    'API.getMatomoVersion',
  )
  const [known, real, since] = [readCommandTypes(), await readTracker(`${url}/matomo.js`), readSince()]
  const isThere = (method: string) => !isNewer(since.get(method) ?? '4.0', version)
  const differences = {
    unknown: Object.keys(real).filter((method) => known[method] === undefined),
    missing: Object.keys(known).filter((method) => isThere(method) && real[method] === undefined),
    // In Matomo 4 some methods have fewer parameters, and one that is never read.
    otherParameters: isNewer('5.0', version)
      ? []
      : Object.entries(real).filter(([method, count]) => count !== (known[method] ?? count)),
  }
  console.info(`MatomoCommand was compared with the matomo.js of Matomo ${version}.`)
  expect({ version, ...differences }).toEqual({ version, unknown: [], missing: [], otherParameters: [] })
})

/** Since which Matomo there is a method, as its docstring says; one without a word is in Matomo 4.0 already. */
function readSince(): Map<string, string> {
  const fields = ['MatomoMethods', 'MatomoGetters'].flatMap(readInterface)
  return new Map(
    fields.flatMap(({ name, docs }): [string, string][] => {
      const version = /Since\s+Matomo\s+(\d+(?:\.\d+)+)/.exec(docs)?.[1]
      return version === undefined ? [] : [[name, version]]
    }),
  )
}

/** Whether a version, such as 5.10.1, comes after another. */
function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0
}

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
