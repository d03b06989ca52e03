/**
 * How many of five events arrive when the visitor leaves shortly after them, with the plugin and with Matomo's bare
 * snippet; with the real matomo.js, on a page where it has sent its first hit already, and on one where it is not in yet.
 */
import Table from 'cli-table3'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findMatomo } from '../scripts/matomo/find-matomo'
import { findChromium } from '../scripts/find-chromium'
import { serverBackend } from '../demo/server/server-backend'
import { startTestSite } from '../test/support/test-site'
import { startInPage } from '../test/support/start-in-page'

const EVENTS = 5
const RUNS = 5
const AFTER_MS = [100, 300, 1000]
const CANDIDATES = ['plugin', 'snippet'] as const
const WAYS = ['navigation', 'close', 'kill'] as const

type Candidate = (typeof CANDIDATES)[number]
type Way = (typeof WAYS)[number]

const matomo = await findMatomo()
if (!matomo) throw new Error('This needs a real matomo.js: start one with `npm run matomo`.')
const real = serverBackend(matomo.url)
const script = await real.script()
const site = await startTestSite({
  script: () => Promise.resolve(script),
  track: () => Promise.resolve({ status: 204, contentType: 'text/plain', body: new Uint8Array() }),
})

const launch = async () => chromium.launch({ ...(await findChromium()), headless: true })

async function start(page: Page, candidate: Candidate): Promise<void> {
  await page.goto(site.url)
  if (candidate === 'plugin') await startInPage(page)
  else
    await page.evaluate(() => {
      const queue = (window._paq = [] as never) as unknown as unknown[][]
      queue.push(['setTrackerUrl', `${location.origin}/matomo/matomo.php`], ['setSiteId', 1])
      const element = document.createElement('script')
      element.src = '/matomo/matomo.js'
      document.head.append(element)
    })
}

const track = (page: Page, candidate: Candidate) =>
  page.evaluate(
    async ([candidate, count]) => {
      for (let event = 1; event <= count; event++) {
        if (candidate === 'plugin') await window.analytics.track(`event ${event}`)
        else (window._paq as { push(entry: unknown[]): void }).push(['trackEvent', 'All', `event ${event}`])
      }
    },
    [candidate, EVENTS] as const,
  )

async function run(candidate: Candidate, way: Way, after: number, isIn: boolean): Promise<number> {
  site.reset()
  const browser: Browser = await launch()
  const release = isIn ? () => undefined : site.holdScript()
  const page = await (await browser.newContext()).newPage()
  await start(page, candidate)
  if (isIn) {
    await page.waitForFunction(() => window._paq && !Array.isArray(window._paq))
    await page.evaluate(() => (window._paq as { push(entry: unknown[]): void }).push(['trackPageView']))
    await site.hitsWhen(1)
  }
  await track(page, candidate)
  await page.waitForTimeout(after)
  if (way === 'navigation') await page.goto(`${site.url}/next`)
  else if (way === 'close') await page.close({ runBeforeUnload: true })
  else await (await browser.newBrowserCDPSession()).send('Browser.crash').catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  await browser.close().catch(() => undefined)
  release()
  return site.hits.filter(({ e_a }) => e_a?.startsWith('event')).length
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const table = new Table({
  head: ['leaving', 'after', 'matomo.js', ...CANDIDATES],
  style: { head: [], border: [] },
})
for (const isIn of [true, false])
  for (const way of isIn ? WAYS : WAYS.slice(0, 1))
    for (const after of isIn ? AFTER_MS : AFTER_MS.slice(1, 2)) {
      const arrived: Record<Candidate, number[]> = { plugin: [], snippet: [] }
      for (let index = 0; index < RUNS; index++)
        for (const candidate of CANDIDATES) arrived[candidate].push(await run(candidate, way, after, isIn))
      const cells = CANDIDATES.map((candidate) => `${sum(arrived[candidate])} of ${EVENTS * RUNS}`)
      table.push([way, `${after} ms`, isIn ? 'in' : 'not in yet', ...cells])
    }
console.log(table.toString())
await site.close()
