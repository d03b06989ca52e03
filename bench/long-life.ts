/**
 * 100,000 track calls in one page, by the plugin's own `track`: whether time and memory per call stay the same.
 * With a stand-in for the running matomo.js that keeps nothing, so that what grows would be the plugin's.
 */
import Table from 'cli-table3'
import { chromium } from 'playwright-core'
import { embeddedBackend } from '../demo/server/embedded-backend'
import { findChromium } from '../scripts/find-chromium'
import { startInPage } from '../test/support/start-in-page'
import { startTestSite } from '../test/support/test-site'

const ROUNDS = 10
const CALLS = 10_000

const site = await startTestSite(embeddedBackend('window._paq = { push() {} }'))
const browser = await chromium.launch({ ...(await findChromium()), headless: true })
const page = await browser.newPage()
await page.goto(site.url)
await startInPage(page)
await page.waitForFunction(() => window._paq && !Array.isArray(window._paq))
const devtools = await page.context().newCDPSession(page)

const round = () =>
  page.evaluate(async (calls) => {
    const plugin = window.analytics.queue.plugins.find(({ name }) => name === 'Piwik')
    const ctx = await window.analytics.track('template')
    const start = performance.now()
    for (let call = 0; call < calls; call++) {
      ctx.event.messageId = `message-${call}`
      ctx.event.properties = { category: 'Shop', label: String(call), revenue: '$1,234.50' }
      void plugin?.track?.(ctx)
    }
    return ((performance.now() - start) / calls) * 1000
  }, CALLS)
const heap = async () => {
  await devtools.send('HeapProfiler.collectGarbage')
  return (await devtools.send('Runtime.getHeapUsage')).usedSize
}

// The first ones are for the compiler.
await round()
const table = new Table({
  head: ['calls', 'µs a call', 'heap, kB'],
  style: { head: [], border: [], compact: true },
})
const rounds: { time: number; size: number }[] = []
for (let index = 1; index <= ROUNDS; index++) {
  const time = await round()
  const size = await heap()
  rounds.push({ time, size })
  table.push([index * CALLS, time.toFixed(2), (size / 1000).toFixed(0)])
}
console.log(table.toString())
const [first, last] = [rounds[0], rounds.at(-1)]
if (first && last) {
  console.log(`time, last to first: ${(last.time / first.time).toFixed(2)}`)
  console.log(`memory per call: ${((last.size - first.size) / CALLS / (ROUNDS - 1)).toFixed(2)} bytes`)
}
await browser.close()
await site.close()
