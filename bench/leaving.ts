/**
 * How many of five events arrive when the visitor leaves shortly after them, with the plugin and with Matomo's bare
 * snippet. The real matomo.js has sent its first hit already, or is not in the page yet. Arguments name the ways of leaving that
 * are measured, such as `'same tick'`; by default all.
 */
import { setTimeout as wait } from 'node:timers/promises'
import Table from 'cli-table3'
import { chromium, type Browser, type Page } from 'playwright-core'
import { serverBackend } from '../demo/server/server-backend'
import { findChromium } from '../scripts/find-chromium'
import { findMatomo } from '../scripts/matomo/find-matomo'
import { startInPage } from '../test/support/start-in-page'
import { startTestSite } from '../test/support/test-site'

const EVENTS = 5
const RUNS = 5
const CANDIDATES = ['plugin', 'snippet'] as const

type Candidate = (typeof CANDIDATES)[number]

interface Leaving {
  /** `same tick`: a navigation that the page's script starts right behind the events. */
  readonly way: 'same tick' | 'navigation' | 'close' | 'kill'
  /** How long after the events. */
  readonly afterMs: number
  readonly matomoJs: 'in' | 'not in yet'
}

const LEAVINGS: readonly Leaving[] = [
  { way: 'same tick', afterMs: 0, matomoJs: 'in' },
  { way: 'navigation', afterMs: 100, matomoJs: 'in' },
  { way: 'navigation', afterMs: 300, matomoJs: 'in' },
  { way: 'navigation', afterMs: 1000, matomoJs: 'in' },
  { way: 'close', afterMs: 100, matomoJs: 'in' },
  { way: 'close', afterMs: 300, matomoJs: 'in' },
  { way: 'close', afterMs: 1000, matomoJs: 'in' },
  { way: 'kill', afterMs: 100, matomoJs: 'in' },
  { way: 'kill', afterMs: 300, matomoJs: 'in' },
  { way: 'kill', afterMs: 1000, matomoJs: 'in' },
  { way: 'navigation', afterMs: 50, matomoJs: 'not in yet' },
  { way: 'navigation', afterMs: 100, matomoJs: 'not in yet' },
  { way: 'navigation', afterMs: 300, matomoJs: 'not in yet' },
  { way: 'navigation', afterMs: 1000, matomoJs: 'not in yet' },
  { way: 'close', afterMs: 50, matomoJs: 'not in yet' },
  { way: 'close', afterMs: 100, matomoJs: 'not in yet' },
  { way: 'close', afterMs: 300, matomoJs: 'not in yet' },
  { way: 'close', afterMs: 1000, matomoJs: 'not in yet' },
  { way: 'kill', afterMs: 300, matomoJs: 'not in yet' },
]

const matomo = await findMatomo()
if (!matomo) throw new Error('This needs a real matomo.js: start one with `npm run matomo`.')
const script = await serverBackend(matomo.url).script()
const site = await startTestSite({
  script: () => Promise.resolve(script),
  track: () => Promise.resolve({ status: 204, contentType: 'text/plain', body: new Uint8Array() }),
})

const table = new Table({
  head: ['leaving', 'after', 'matomo.js', ...CANDIDATES],
  style: { head: [], border: [] },
})
/** Arguments choose the ways of leaving, or `early`: the pages that matomo.js has not reached. */
const wanted = process.argv.slice(2)
const isWanted = ({ way, matomoJs }: Leaving) =>
  wanted.length === 0 || wanted.includes(way) || (wanted.includes('early') && matomoJs === 'not in yet')
for (const leaving of LEAVINGS.filter(isWanted)) {
  const arrived: Record<Candidate, number> = { plugin: 0, snippet: 0 }
  for (let run = 0; run < RUNS; run++) {
    for (const candidate of CANDIDATES) arrived[candidate] += await countArrivals(candidate, leaving)
  }
  const cells = CANDIDATES.map((candidate) => `${arrived[candidate]} of ${EVENTS * RUNS}`)
  table.push([leaving.way, `${leaving.afterMs} ms`, leaving.matomoJs, ...cells])
}
console.log(table.toString())
await site.close()

async function countArrivals(candidate: Candidate, { way, afterMs, matomoJs }: Leaving): Promise<number> {
  site.reset()
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  const releaseScript = matomoJs === 'not in yet' ? site.holdScript() : () => undefined
  const page = await (await browser.newContext()).newPage()
  await start(page, candidate)
  if (matomoJs === 'in') await sendFirstHit(page)
  if (way === 'same tick') {
    await trackAndLeave(page, candidate)
  } else {
    await track(page, candidate)
    await page.waitForTimeout(afterMs)
    await leave(browser, page, way)
  }
  await wait(1_500)
  // A browser that was killed is closed already.
  await browser.close().catch(() => undefined)
  releaseScript()
  return site.hits.filter(({ e_a }) => e_a?.startsWith('event')).length
}

async function start(page: Page, candidate: Candidate): Promise<void> {
  await page.goto(site.url)
  if (candidate === 'plugin') {
    await startInPage(page)
    return
  }
  await page.evaluate(() => {
    const queue: unknown[] = [
      ['setTrackerUrl', `${location.origin}/matomo/matomo.php`],
      ['setSiteId', 1],
    ]
    Object.assign(window, { _paq: queue })
    const element = document.createElement('script')
    element.src = '/matomo/matomo.js'
    document.head.append(element)
  })
}

async function sendFirstHit(page: Page): Promise<void> {
  await page.waitForFunction(() => window._paq && !Array.isArray(window._paq))
  await page.evaluate(() => {
    window._paq?.push(['trackPageView'])
  })
  await site.hitsWhen(1)
}

async function track(page: Page, candidate: Candidate): Promise<void> {
  await page.evaluate(
    async ([candidate, count]) => {
      for (let number = 1; number <= count; number++) {
        if (candidate === 'plugin') await window.analytics.track(`event ${number}`)
        else window._paq?.push(['trackEvent', 'All', `event ${number}`])
      }
    },
    [candidate, EVENTS] as const,
  )
}

async function trackAndLeave(page: Page, candidate: Candidate): Promise<void> {
  await page.evaluate(
    ([candidate, count]) => {
      for (let number = 1; number <= count; number++) {
        if (candidate === 'plugin') void window.analytics.track(`event ${number}`)
        else window._paq?.push(['trackEvent', 'All', `event ${number}`])
      }
      location.assign('/next')
    },
    [candidate, EVENTS] as const,
  )
  await page.waitForURL('**/next')
}

async function leave(browser: Browser, page: Page, way: Exclude<Leaving['way'], 'same tick'>): Promise<void> {
  switch (way) {
    case 'navigation':
      await page.goto(`${site.url}/next`)
      break
    case 'close':
      await page.close({ runBeforeUnload: true })
      break
    case 'kill': {
      const devtools = await browser.newBrowserCDPSession()
      // The browser is gone before it can answer.
      await devtools.send('Browser.crash').catch(() => undefined)
    }
  }
}
