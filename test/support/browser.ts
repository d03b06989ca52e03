import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium'

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(await findChromium()),
    headless: true,
    timeout: 30_000,
    // Real visitors have it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
}

/** A fresh visitor's page, and what it wrote to the console as an error. */
export async function openPage(browser: Browser, url: string): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext()
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url)
  return { page, errors }
}
