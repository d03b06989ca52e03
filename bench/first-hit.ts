/**
 * The time to the first hit, on a local server with 100 ms of latency. Beside the plugin stands a ten-line plugin that only
 * pushes, and Matomo's own snippet.
 */
import { readdir, readFile } from 'node:fs/promises'
import { chromium, type Page } from 'playwright-core'
import { findChromium } from '../scripts/find-chromium'
import { findMatomo } from '../scripts/matomo/find-matomo'
import { bundle } from '../test/support/test-site'
import type { Comparison } from './comparison'
import { firstHitPage, PAGE_NAMES, PATHS, type PageName, type PageTimes } from './first-hit-page'
import { startSlowServer, type SlowServer } from './slow-server'

const LATENCY_MS = 100
const RUNS = 9

/** Where the npm package has the files that Segment's CDN serves. */
const CDN_FILES = 'node_modules/@segment/analytics-next/dist/umd'

/** Times in milliseconds. */
interface Times {
  readonly startToHit: number
  readonly navigationToHit: number
  /** Missing on a page without Segment. */
  readonly navigationToTaken: number | undefined
}

type Measure = keyof Times

export interface FirstHit {
  /** From the start of the page's script. */
  readonly besideTenLines: readonly Comparison[]
  /** From the navigation. */
  readonly besideSnippet: readonly Comparison[]
}

/** @returns nothing where no real matomo.js is to be had */
export async function measureFirstHit(): Promise<FirstHit | undefined> {
  const matomo = await findMatomo()
  if (!matomo) return undefined
  const files = {
    [PATHS.matomoJs]: await (await fetch(`${matomo.url}/matomo.js`)).text(),
    [PATHS.analyticsJs]: await bundle('test/support/analytics-page.ts'),
    [PATHS.destination]: await readFile('dist/matomo-destination.global.js', 'utf8'),
    ...(await readCdnFiles()),
  }
  const server = await startSlowServer(files, LATENCY_MS)
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  // One page for all runs: a new one is a new process, whose start takes longer than what is measured. Nothing is cached.
  const page = await (await browser.newContext()).newPage()
  const runs = await measureAll(page, server)
  await browser.close()
  server.close()
  return compare(runs)
}

/** The files of Segment's CDN, by their paths on the server of the bench. */
async function readCdnFiles(): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const name of await readdir(CDN_FILES)) {
    if (!name.endsWith('.js')) continue
    const path =
      name === 'standalone.js' ? 'analytics.js/v1/key/analytics.min.js' : `analytics-next/bundles/${name}`
    files[`${PATHS.cdn}/${path}`] = await readFile(`${CDN_FILES}/${name}`, 'utf8')
  }
  return files
}

type Runs = ReadonlyMap<PageName, readonly Times[]>

async function measureAll(page: Page, server: SlowServer): Promise<Runs> {
  const runs = new Map<PageName, Times[]>(PAGE_NAMES.map((name) => [name, []]))
  for (let run = 0; run <= RUNS; run++) {
    for (const name of PAGE_NAMES) {
      const times = await measureOnce(page, server, firstHitPage(name))
      // In the first run the browser still starts.
      if (run > 0) runs.get(name)?.push(times)
    }
  }
  return runs
}

async function measureOnce(page: Page, server: SlowServer, html: string): Promise<Times> {
  server.setPage(html)
  const hit = server.nextHit()
  await page.context().clearCookies()
  await page.goto(server.url, { waitUntil: 'commit' })
  const hitAt = await hit
  const { navigatedAt, startedAt, takenAt } = await page.evaluate(() => {
    const { times } = window as unknown as { times: PageTimes }
    return { ...times, navigatedAt: performance.timeOrigin }
  })
  const navigationToHit = hitAt - navigatedAt
  return { navigationToHit, startToHit: navigationToHit - startedAt, navigationToTaken: takenAt }
}

function compare(runs: Runs): FirstHit {
  const timesOf = (name: PageName, measure: Measure) =>
    (runs.get(name) ?? []).map((times) => times[measure] ?? NaN)
  const besideTenLines = (what: string, name: PageName, other: PageName, goal: number): Comparison => ({
    what,
    values: timesOf(name, 'startToHit'),
    beside: 'a ten-line plugin that only pushes',
    otherValues: timesOf(other, 'startToHit'),
    unit: 'ms',
    goal,
  })
  const besideSnippet = (what: string, name: PageName, measure: Measure): Comparison => ({
    what,
    values: timesOf(name, measure),
    beside: 'Matomo’s bare snippet',
    otherValues: timesOf('Matomo’s snippet', 'navigationToHit'),
    unit: 'ms',
  })
  return {
    besideTenLines: [
      besideTenLines('start to the first hit, settings inline', 'plugin, inline', 'ten lines, inline', 1.08),
      besideTenLines(
        'the same, settings fetched and `preload`',
        'plugin, fetched, preload',
        'ten lines, fetched',
        0.85,
      ),
    ],
    besideSnippet: [
      besideSnippet('settings inline', 'plugin, inline', 'navigationToHit'),
      { ...besideSnippet('the same, with the line', 'plugin, inline, line', 'navigationToHit'), goal: 1.2 },
      besideSnippet('settings fetched', 'plugin, fetched', 'navigationToHit'),
      besideSnippet('the same, with the line', 'plugin, fetched, line', 'navigationToHit'),
      besideSnippet('the same, with `preload: true`', 'plugin, fetched, preload', 'navigationToHit'),
      besideSnippet('Segment’s snippet', 'plugin, snippet', 'navigationToHit'),
      besideSnippet('the same, with the line', 'plugin, snippet, line', 'navigationToHit'),
      besideSnippet('settings inline: the plugin has its first call', 'plugin, inline', 'navigationToTaken'),
      besideSnippet(
        'settings fetched: the plugin has its first call',
        'plugin, fetched',
        'navigationToTaken',
      ),
      besideSnippet(
        'Segment’s snippet: the plugin has its first call',
        'plugin, snippet',
        'navigationToTaken',
      ),
    ],
  }
}
