import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser'
import { chosenEngine } from './engines/engine'

/**
 * Gives the tests of a file a browser of playwright's. In an engine that playwright does not drive there is none, and the tests
 * are skipped by `testNeeding`.
 *
 * @returns what is there once the first test begins
 */
export function useBrowser(): { readonly browser: Browser } {
  const used = {} as { browser: Browser }
  const isDriven = chosenEngine() === 'chromium' || chosenEngine() === 'firefox'
  beforeAll(async () => {
    if (isDriven) used.browser = await launchBrowser()
  })
  afterAll(async () => {
    if (isDriven) await used.browser.close()
  })
  return used
}
