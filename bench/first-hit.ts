/**
 * From the start of the page's script to the first hit, on a local server with 100 ms of latency: the plugin, and a
 * ten-line plugin that does nothing but push.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { findChromium } from '../scripts/find-chromium'
import { findMatomo } from '../scripts/matomo/find-matomo'
import { bundle } from '../test/support/test-site'
import type { Row } from './row'

const LATENCY_MS = 100
const RUNS = 15

type Way = 'inline' | 'fetched'
type Candidate = 'plugin' | 'plugin, preload' | 'ten lines'

/** The ten lines. */
const TEN_LINES = `({
  name: 'Ten lines', type: 'destination', version: '1', isLoaded: () => true,
  async load() {
    window._paq = [['setSiteId', 1], ['setTrackerUrl', '/matomo.php']]
    const script = document.createElement('script')
    script.src = '/matomo.js'
    document.head.append(script)
  },
  page() { window._paq.push(['trackPageView']) },
})`

const pageOf = (
  candidate: Candidate,
  way: Way,
) => `<!doctype html><title>Shop</title><link rel="icon" href="data:,">
<script src="/analytics.js"></script><script src="/destination.js"></script><script>
  window.startedAt = performance.now()
  const settings = { writeKey: 'key', cdnURL: location.origin,
    ${way === 'inline' ? "cdnSettings: { integrations: { 'Segment.io': { apiKey: 'key' } } }," : ''}
    plugins: [${
      candidate === 'ten lines'
        ? TEN_LINES
        : `matomoDestination({ siteId: 1, serverUrl: location.origin, preload: ${candidate === 'plugin, preload'} })`
    }] }
  const analytics = AnalyticsBrowser.load(settings, { integrations: { 'Segment.io': false } })
  analytics.page()
</script>`

/** @returns nothing where there is no real matomo.js to be had */
export async function measureFirstHit(): Promise<Row[] | undefined> {
  const matomo = await findMatomo()
  if (!matomo) return undefined
  const files: Record<string, string> = {
    '/matomo.js': await (await fetch(`${matomo.url}/matomo.js`)).text(),
    '/analytics.js': await bundle('test/support/analytics-page.ts'),
    '/destination.js': await readFile('dist/matomo-destination.global.js', 'utf8'),
  }
  let html = ''
  let onHit = (): void => undefined
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/matomo.php') onHit()
    setTimeout(() => {
      const send = (type: string, body: string) =>
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
      if (pathname.endsWith('/settings')) {
        send('application/json', JSON.stringify({ integrations: { 'Segment.io': { apiKey: 'key' } } }))
      } else if (files[pathname] === undefined) send('text/html', html)
      else send('text/javascript', files[pathname])
    }, LATENCY_MS)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  // One for all runs: a new one is a new process, whose start is longer than what is measured. Nothing is cached.
  const context = await browser.newContext()
  const page = await context.newPage()

  const run = async (candidate: Candidate, way: Way): Promise<number> => {
    html = pageOf(candidate, way)
    const hit = new Promise<number>((resolve) => {
      onHit = () => resolve(Date.now())
    })
    await context.clearCookies()
    await page.goto(url, { waitUntil: 'commit' })
    const at = await hit
    const start = await page.evaluate(
      () => performance.timeOrigin + (window as unknown as { startedAt: number }).startedAt,
    )
    return at - start
  }
  const times: Record<string, number[]> = {}
  for (let index = 0; index <= RUNS; index++) {
    for (const way of ['inline', 'fetched'] as const) {
      for (const candidate of ['plugin', 'plugin, preload', 'ten lines'] as const) {
        const time = await run(candidate, way)
        // The first round is for the browser's own start.
        if (index) (times[`${candidate}, ${way}`] ??= []).push(time)
      }
    }
  }
  await browser.close()
  server.close()
  server.closeAllConnections()
  const row = (what: string, value: string, other: string, goal: number): Row => ({
    ...{ what, beside: 'a ten-line plugin that only pushes', goal, unit: 'ms' },
    ...{ value: times[value] ?? [], other: times[other] ?? [] },
  })
  return [
    row('start to the first hit, settings inline', 'plugin, inline', 'ten lines, inline', 1.08),
    row('the same, settings fetched and `preload`', 'plugin, preload, fetched', 'ten lines, fetched', 0.85),
  ]
}
