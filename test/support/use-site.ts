import type { Browser } from 'playwright-core'
import { embeddedBackend } from '../../demo/server/embedded-backend'
import { launchBrowser } from './browser'
import { bundle, startTestSite, type TestSite } from './test-site'

/**
 * Gives the tests of a file a real Chromium and a site with a stand-in for matomo.js, and each test a site without hits;
 * the real matomo.js is in test/server.
 *
 * @returns what is there once the first test begins
 */
export function useSite(): { readonly browser: Browser; readonly site: TestSite } {
  const used = {} as { browser: Browser; site: TestSite }
  beforeAll(async () => {
    used.browser = await launchBrowser()
    used.site = await startTestSite(embeddedBackend(await bundle('demo/stand-in/stand-in.ts')))
  })
  beforeEach(() => {
    used.site.reset()
  })
  afterAll(async () => {
    await used.browser.close()
    await used.site.close()
  })
  return used
}
