/**
 * The time from the start of the page's script to the first hit, on a local server with 100 ms of latency. Beside the plugin
 * stands a ten-line plugin that only pushes, and Matomo's own snippet.
 */
import { readFile } from 'node:fs/promises'
import { chromium, type Page } from 'playwright-core'
import { findChromium } from '../scripts/find-chromium'
import { findMatomo } from '../scripts/matomo/find-matomo'
import { bundle } from '../test/support/test-site'
import type { Comparison } from './comparison'
import { CANDIDATES, firstHitPage, WAYS, type Candidate, type Way } from './first-hit-page'
import { startSlowServer, type SlowServer } from './slow-server'

const LATENCY_MS = 100
const RUNS = 15

type Times = (candidate: Candidate, way: Way) => number[]

/** @returns nothing where no real matomo.js is to be had */
export async function measureFirstHit(): Promise<Comparison[] | undefined> {
  const matomo = await findMatomo()
  if (!matomo) return undefined
  const files = {
    '/matomo.js': await (await fetch(`${matomo.url}/matomo.js`)).text(),
    '/analytics.js': await bundle('test/support/analytics-page.ts'),
    '/destination.js': await readFile('dist/matomo-destination.global.js', 'utf8'),
  }
  const server = await startSlowServer(files, LATENCY_MS)
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  // One page for all runs: a new one is a new process, whose start takes longer than what is measured. Nothing is cached.
  const page = await (await browser.newContext()).newPage()
  const times = await measureAll(page, server)
  await browser.close()
  server.close()
  return compare(times)
}

async function measureAll(page: Page, server: SlowServer): Promise<Times> {
  const all = new Map<string, number[]>()
  const timesOf: Times = (candidate, way) => {
    const key = `${candidate}, ${way}`
    const times = all.get(key) ?? []
    all.set(key, times)
    return times
  }
  for (let run = 0; run <= RUNS; run++) {
    for (const way of WAYS) {
      for (const candidate of CANDIDATES) {
        const time = await measureOnce(page, server, firstHitPage(candidate, way))
        // In the first run the browser still starts.
        if (run > 0) timesOf(candidate, way).push(time)
      }
    }
  }
  return timesOf
}

/** @returns the time from the start of the page's script to its first hit, in milliseconds */
async function measureOnce(page: Page, server: SlowServer, html: string): Promise<number> {
  server.setPage(html)
  const hit = server.nextHit()
  await page.context().clearCookies()
  await page.goto(server.url, { waitUntil: 'commit' })
  const hitAt = await hit
  const startedAt = await page.evaluate(
    () => performance.timeOrigin + (window as unknown as { startedAt: number }).startedAt,
  )
  return hitAt - startedAt
}

const compare = (times: Times): Comparison[] => [
  {
    what: 'start to the first hit, settings inline',
    values: times('plugin', 'inline'),
    beside: 'a ten-line plugin that only pushes',
    otherValues: times('ten lines', 'inline'),
    unit: 'ms',
    goal: 1.08,
  },
  {
    what: 'the same, settings fetched and `preload`',
    values: times('plugin, preload', 'fetched'),
    beside: 'a ten-line plugin that only pushes',
    otherValues: times('ten lines', 'fetched'),
    unit: 'ms',
    goal: 0.85,
  },
  {
    what: 'navigation to the first hit, with the line of the quick start',
    values: times('plugin, link', 'inline'),
    beside: 'Matomo’s bare snippet',
    otherValues: times('snippet', 'inline'),
    unit: 'ms',
    goal: 1.2,
  },
]
