import { chromium, type Page } from 'playwright-core'
import { embeddedBackend } from '../demo/server/embedded-backend'
import { findChromium } from '../scripts/find-chromium'
import { bundle, startTestSite } from '../test/support/test-site'

/** A page of the test site in a real browser, with the built plugin and a script of the bench. */
export async function openBenchPage(script: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const site = await startTestSite(embeddedBackend(''))
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  const page = await browser.newPage()
  await page.goto(site.url)
  await page.addScriptTag({ content: await bundle(script) })
  return {
    page,
    async close() {
      await browser.close()
      await site.close()
    },
  }
}
