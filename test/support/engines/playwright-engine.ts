import type { BrowserContext, Page } from 'playwright-core'
import type { Engine } from './engine'
import { launchPlaywright, type PlaywrightEngine } from './playwright-browser'
import { callText, WAIT_MS, waitUntil, type Complaints, type TestPage } from './test-page'

/** Chromium or Firefox, driven by playwright. */
export async function startPlaywrightEngine(name: PlaywrightEngine): Promise<Engine> {
  const browser = await launchPlaywright(name)
  return {
    name,
    version: `${name === 'firefox' ? 'Firefox' : 'Chromium'} ${browser.version()}`,
    async open(url) {
      const context = await browser.newContext()
      context.setDefaultTimeout(WAIT_MS)
      return openTab(context, url, { errors: [], warnings: [], violations: [] })
    },
    close: () => browser.close(),
  }
}

async function openTab(context: BrowserContext, url: string, complaints: Complaints): Promise<TestPage> {
  const page = await context.newPage()
  collectConsole(page, complaints)
  const readViolations = () => page.evaluate(() => window.complaints?.violations ?? [])
  /** The list of the page itself ends with it: so it is read before each change of the page. */
  const keepViolations = async () => {
    complaints.violations.push(...(await readViolations()))
  }
  const tab: TestPage = {
    async goto(url) {
      await keepViolations()
      await page.goto(url)
    },
    async reload() {
      await keepViolations()
      await page.reload()
    },
    async back() {
      await keepViolations()
      await page.goBack()
    },
    newTab: (url) => openTab(context, url, complaints),
    evaluate: (run, ...args) => page.evaluate(callText(run, args)),
    waitFor: (isSo) => waitUntil(() => page.evaluate(callText(isSo, [])), isSo.toString()),
    click: (selector) => page.locator(selector).first().click(),
    type: (selector, text) => page.locator(selector).first().pressSequentially(text),
    cookieNames: async () => (await context.cookies()).map(({ name }) => name),
    async complaints() {
      return { ...complaints, violations: [...complaints.violations, ...(await readViolations())] }
    },
    close: () => context.close(),
  }
  await page.goto(url)
  return tab
}

/** The browser's own list has also what it writes itself: a preload that nobody used, for instance. */
function collectConsole(page: Page, { errors, warnings }: Complaints): void {
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
    if (message.type() === 'warning') warnings.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
}
