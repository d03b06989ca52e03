import { chromium, type Page } from 'playwright-core'
import { embeddedBackend } from '../demo/server/embedded-backend'
import { findChromium } from '../scripts/find-chromium'
import { bundle, startTestSite } from '../test/support/test-site'

/** A page of the test site in a real browser, with the built plugin and a script of the bench. */
export async function openBenchPage(
  script: string,
): Promise<{ page: Page; reopen: () => Promise<void>; close: () => Promise<void> }> {
  const site = await startTestSite(embeddedBackend(''))
  // With these a page has a clock of 5 µs instead of 100.
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
