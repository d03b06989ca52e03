/**
 * How many of five events arrive when the visitor leaves shortly after them, with the plugin and with Matomo's bare
 * snippet, by what the page has loaded by then. Arguments name the ways of leaving that are measured, such as
 * `'same tick'`, or what has loaded, such as `'all but matomo.js'`; by default all.
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

/** What has loaded when the visitor leaves. With `all`, matomo.js has sent its first hit. */
type Loaded = 'all' | 'all but matomo.js' | 'neither analytics.js nor matomo.js'

/** `same tick`: a navigation that the page's script starts right behind the events. `back`: the browser's button. */
type Way = 'same tick' | 'navigation' | 'back' | 'close' | 'kill'

interface Leaving {
  readonly way: Way
  /** How long after the events. */
  readonly afterMs: number
  readonly loaded: Loaded
}

const rows = (loaded: Loaded, way: Way, delays: readonly number[]): Leaving[] =>
  delays.map((afterMs) => ({ loaded, way, afterMs }))

const LEAVINGS: readonly Leaving[] = [
  ...rows('all', 'same tick', [0]),
  ...rows('all', 'navigation', [50, 100, 300, 1000]),
  ...rows('all', 'back', [100, 300]),
  ...rows('all', 'close', [50, 100, 300, 1000]),
  ...rows('all', 'kill', [100, 300, 1000]),
  ...rows('all but matomo.js', 'navigation', [50, 100, 300, 1000]),
  ...rows('all but matomo.js', 'back', [50, 100, 300, 1000]),
  ...rows('all but matomo.js', 'close', [50, 100, 300, 1000]),
  ...rows('all but matomo.js', 'kill', [300]),
  ...rows('neither analytics.js nor matomo.js', 'navigation', [300]),
  ...rows('neither analytics.js nor matomo.js', 'close', [300]),
]

const matomo = await findMatomo()
if (!matomo) throw new Error('This needs a real matomo.js: start one with `npm run matomo`.')
const script = await serverBackend(matomo.url).script()
const site = await startTestSite({
  script: () => Promise.resolve(script),
  track: () => Promise.resolve({ status: 204, contentType: 'text/plain', body: new Uint8Array() }),
})

const table = new Table({
  head: ['loaded', 'leaving', 'after', ...CANDIDATES],
  style: { head: [], border: [] },
})
const wanted = process.argv.slice(2)
const isWanted = ({ way, loaded }: Leaving) =>
  wanted.length === 0 || wanted.includes(way) || wanted.includes(loaded)
for (const leaving of LEAVINGS.filter(isWanted)) {
  const arrived: Record<Candidate, number> = { plugin: 0, snippet: 0 }
  for (let run = 0; run < RUNS; run++) {
    for (const candidate of CANDIDATES) arrived[candidate] += await countArrivals(candidate, leaving)
  }
  const { loaded, way, afterMs } = leaving
  const cells = CANDIDATES.map((candidate) => `${arrived[candidate]} of ${EVENTS * RUNS}`)
  // Each row is printed at once too: all of them take more than ten minutes.
  console.log(`${loaded}; ${way}, ${afterMs} ms:`, cells.join(' | '))
  table.push([loaded, way, `${afterMs} ms`, ...cells])
}
console.log(table.toString())
await site.close()

async function countArrivals(candidate: Candidate, { way, afterMs, loaded }: Leaving): Promise<number> {
  site.reset()
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  const releaseScript = loaded === 'all' ? () => undefined : site.holdScript()
  const page = await (await browser.newContext()).newPage()
  if (way === 'back') await page.goto(`${site.url}/before`)
  await page.goto(site.url)
  await start(page, candidate, loaded)
  if (loaded === 'all') await sendFirstHit(page)
  if (way === 'same tick') {
    await trackAndLeave(page, candidate)
  } else {
    await track(page, candidate)
    await page.waitForTimeout(afterMs)
    await leave(browser, page, way)
  }
  await wait(1_500)
  // A browser that was killed is gone already, and would never answer.
  if (browser.isConnected()) await browser.close()
  releaseScript()
  return site.hits.filter(({ e_a }) => e_a?.startsWith('event')).length
}

function start(page: Page, candidate: Candidate, loaded: Loaded): Promise<void> {
  if (candidate === 'snippet') return startSnippet(page)
  return loaded === 'neither analytics.js nor matomo.js' ? startWaiting(page) : startInPage(page)
}

/** Starts analytics.js with the plugin, where Segment's settings are still on their way: it keeps calls to itself until then. */
async function startWaiting(page: Page): Promise<void> {
  site.alsoServe = (pathname) =>
    pathname.endsWith('/settings') ? new Promise(() => undefined) : Promise.resolve(undefined)
  await page.evaluate(() => {
    const { AnalyticsBrowser, matomoDestination } = window
    if (!matomoDestination) throw new Error('the built file did not put its factory on the page')
    const serverUrl = `${location.origin}/matomo`
    const analytics = AnalyticsBrowser.load({
      writeKey: 'test',
      cdnURL: location.origin,
      plugins: [matomoDestination({ siteId: 1, serverUrl })],
    })
    Object.assign(window, { analytics })
  })
}

async function startSnippet(page: Page): Promise<void> {
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
    ([candidate, count]) => {
      for (let number = 1; number <= count; number++) {
        if (candidate === 'plugin') void window.analytics.track(`event ${number}`)
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

async function leave(browser: Browser, page: Page, way: Exclude<Way, 'same tick'>): Promise<void> {
  switch (way) {
    case 'navigation':
      await page.goto(`${site.url}/next`)
      break
    case 'back':
      await page.goBack()
      break
    case 'close':
      await page.close({ runBeforeUnload: true })
      break
    case 'kill': {
      const devtools = await browser.newBrowserCDPSession()
      const gone = new Promise((resolve) => browser.once('disconnected', resolve))
      // The browser is gone before it can answer.
      devtools.send('Browser.crash').catch(() => undefined)
      await gone
    }
  }
}
