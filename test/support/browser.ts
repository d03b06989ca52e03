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

export interface OpenedPage {
  page: Page
  /** What it wrote to the console as an error, or threw. */
  errors: string[]
  /** What it wrote to the console as a warning. */
  warnings: string[]
}

/** A fresh visitor's page. */
export async function openPage(browser: Browser, url: string): Promise<OpenedPage> {
  const context = await browser.newContext()
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const errors: string[] = []
  const warnings: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
    if (message.type() === 'warning') warnings.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url)
  return { page, errors, warnings }
}
