import type { Browser } from 'playwright-core'
import { serverBackend } from '../../../demo/server/server-backend'
import { createMatomoApi, type MatomoApi } from '../../../scripts/matomo/api'
import type { MatomoSettings } from '../../../src'
import { launchBrowser, openPage, type OpenedPage } from '../../support/browser'
import type { PlaywrightEngine } from '../../support/engines/playwright-browser'
import { startInPage } from '../../support/start-in-page'
import { startTestSite, type TestSite } from '../../support/test-site'

/** A site of its own on the real Matomo, and a web site in front of it whose pages run the real matomo.js. */
export interface Scenario {
  readonly api: MatomoApi
  readonly siteId: number
  readonly site: TestSite
  readonly browser: Browser
  /** Opens a page as a new visitor and starts analytics.js with the plugin. */
  open(path: string, settings?: Partial<MatomoSettings>): Promise<OpenedPage>
  close(): Promise<void>
}

/** @param engine - default: the engine of this run */
export async function startScenario(name: string, engine?: PlaywrightEngine): Promise<Scenario> {
  const { MATOMO_URL: url = '', MATOMO_TOKEN: token = '' } = process.env
  const api = createMatomoApi({ url, token })
  const [siteId, site, browser]: [number, TestSite, Browser] = await Promise.all([
    api.addSite(`${name} ${new Date().toISOString()}`, { ecommerce: true }),
    startTestSite(serverBackend(url)),
    launchBrowser(engine),
  ])
  return {
    api,
    siteId,
    site,
    browser,
    async open(path, settings) {
      const opened = await openPage(browser, site.url + path)
      await startInPage(opened.page, { siteId, ...settings })
      return opened
    },
    async close() {
      await browser.close()
      await site.close()
    },
  }
}

/**
 * Gives the tests of a file one scenario, and each test a web site without hits.
 *
 * @returns what is there once the first test begins
 */
export function useScenario(name: string): Scenario {
  const scenario = {} as Scenario
  beforeAll(async () => {
    Object.assign(scenario, await startScenario(name))
  })
  beforeEach(() => {
    scenario.site.reset()
  })
  afterAll(() => scenario.close())
  return scenario
}
