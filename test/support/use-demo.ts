import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser'
import { startDemoForTest } from './open-demo'

type StartedDemo = Awaited<ReturnType<typeof startDemoForTest>>

/**
 * Gives the tests of a file a real Chromium, and each test a demo of its own.
 *
 * @returns what is there once a test begins
 */
export function useDemo(): { readonly browser: Browser; readonly demo: StartedDemo } {
  const used = {} as { browser: Browser; demo: StartedDemo }
  beforeAll(async () => {
    used.browser = await launchBrowser()
  })
  beforeEach(async () => {
    used.demo = await startDemoForTest()
  })
  afterEach(() => used.demo.server.close())
  afterAll(() => used.browser.close())
  return used
}
