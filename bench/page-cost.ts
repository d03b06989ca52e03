/** What the plugin does to the page beside Matomo's bare snippet: requests, long tasks, forced layouts. */
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core'
import { embeddedBackend } from '../demo/server/embedded-backend'
import { serverBackend } from '../demo/server/server-backend'
import { findChromium } from '../scripts/find-chromium'
import { findMatomo } from '../scripts/matomo/find-matomo'
import { startTestSite } from '../test/support/test-site'
import { plugin, snippet, type Candidate } from './page-cost-candidates'
import { median } from './statistics'

export interface PageCost {
  readonly what: string
  readonly plugin: number
  readonly snippet: number
}

interface Counts {
  readonly requests: number
  readonly longTasks: number
  readonly layouts: number
}

const CALLS = 50

/** The median of these runs counts: a task of matomo.js itself is at times above, at times below the 50 ms of a long task. */
const RUNS = 9

export async function measurePageCost(): Promise<PageCost[]> {
  const matomo = await findMatomo()
  const site = await startTestSite(matomo ? serverBackend(matomo.url) : embeddedBackend(''))
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  const pluginCounts: Counts[] = []
  const snippetCounts: Counts[] = []
  for (let run = 0; run < RUNS; run++) {
    pluginCounts.push(await countOnce(browser, site.url, plugin))
    snippetCounts.push(await countOnce(browser, site.url, snippet))
  }
  await browser.close()
  await site.close()
  const cost = (what: string, name: keyof Counts): PageCost => ({
    what,
    plugin: median(pluginCounts.map((counts) => counts[name])),
    snippet: median(snippetCounts.map((counts) => counts[name])),
  })
  return [
    cost('requests of a visit: 3 page views, 2 events, matomo.js', 'requests'),
    cost('long tasks, from the start to the last call', 'longTasks'),
    cost(`layouts during ${CALLS} calls on a page whose layout is stale before each`, 'layouts'),
  ]
}

async function countOnce(browser: Browser, url: string, candidate: Candidate): Promise<Counts> {
  const page = await (await browser.newContext()).newPage()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  let requests = 0
  page.on('request', (request) => {
    if (request.url().includes('/matomo/')) requests++
  })
  // tsx gives functions their names by a helper of its own, which a page does not have.
  await page.addInitScript('window.__name = (fn) => fn')
  await page.goto(url)
  await page.evaluate(watchLongTasks)
  await candidate.start(page)
  await page.evaluate(candidate.visit)
  await page.waitForTimeout(3_000)
  const requestsOfVisit = requests
  const layoutsBefore = await countLayouts(devtools)
  await page.evaluate(candidate.callOnStaleLayout, CALLS)
  const layouts = (await countLayouts(devtools)) - layoutsBefore
  await page.waitForTimeout(500)
  const longTasks = await countLongTasks(page)
  await page.context().close()
  return { requests: requestsOfVisit, longTasks, layouts }
}

async function countLayouts(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? 0
}

/** Runs in the page: counts long tasks in `window.longTasks`, from now on. */
function watchLongTasks(): void {
  const counted = window as unknown as { longTasks: number }
  counted.longTasks = 0
  const observer = new PerformanceObserver((list) => {
    counted.longTasks += list.getEntries().length
  })
  observer.observe({ type: 'longtask' })
}

const countLongTasks = (page: Page) =>
  page.evaluate(() => (window as unknown as { longTasks: number }).longTasks)
