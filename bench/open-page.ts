import { chromium, type Page } from 'playwright-core'
import { embeddedBackend } from '../demo/server/embedded-backend'
import { findChromium } from '../scripts/find-chromium'
import { bundle, startTestSite } from '../test/support/test-site'

export interface BenchPage {
  readonly page: Page
  /** Loads the page anew, with the same script. */
  readonly reopen: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens a page of the test site in a real browser, with the built plugin and a script of the bench. */
export async function openBenchPage(script: string): Promise<BenchPage> {
  const site = await startTestSite(embeddedBackend(''))
  // An isolated page has a clock of 5 µs, others have one of 100 µs.
  site.pageHeaders = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  }
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  const page = await browser.newPage()
  const content = await bundle(script)
  const reopen = async () => {
    await page.goto(site.url)
    await page.addScriptTag({ content })
  }
  await reopen()
  return {
    page,
    reopen,
    async close() {
      await browser.close()
      await site.close()
    },
  }
}
