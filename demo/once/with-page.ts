import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium'

/** Opens a page in a headless Chromium, hands it to `use`, and closes the browser, also after an error. */
export async function withPage<T>(
  options: BrowserContextOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({ ...(await findChromium()), headless: true, timeout: 60_000 })
  try {
    const context = await browser.newContext(options)
    context.setDefaultTimeout(15_000)
    return await use(await context.newPage())
  } finally {
    await browser.close()
  }
}
