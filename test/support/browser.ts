import type { Browser, Page } from 'playwright-core'
import { chosenEngine, type EngineName } from './engines/engine'
import { launchPlaywright } from './engines/playwright-browser'

/** Launches a browser of playwright's; default: that of this run, Chromium, or Firefox if `ENGINE` says so. */
export async function launchBrowser(name: EngineName = chosenEngine()): Promise<Browser> {
  if (name === 'chromium' || name === 'firefox') return launchPlaywright(name)
  throw new Error(
    `ENGINE is ${name}, which playwright does not drive: these tests run in chromium and firefox.`,
  )
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
