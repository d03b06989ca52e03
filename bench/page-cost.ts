/** What the plugin does to the page: requests, long tasks, forced layouts; each beside Matomo's bare snippet. */
import { chromium, type Page } from 'playwright-core'
import { embeddedBackend } from '../demo/server/embedded-backend'
import { serverBackend } from '../demo/server/server-backend'
import { findChromium } from '../scripts/find-chromium'
import { findMatomo } from '../scripts/matomo/find-matomo'
import { startInPage } from '../test/support/start-in-page'
import { startTestSite } from '../test/support/test-site'
import { median } from './row'

export interface PageCost {
  readonly what: string
  readonly plugin: number
  readonly snippet: number
}

const CALLS = 50

/** By turns, and the median counts: a task of matomo.js's own is now above, now below the 50 ms of a long one. */
const RUNS = 9

interface Queue {
  push(command: readonly unknown[]): void
}

const startSnippet = (page: Page) =>
  page.evaluate(() => {
    const queue = (window._paq = [] as never) as unknown as unknown[][]
    queue.push(['setTrackerUrl', '/matomo/matomo.php'], ['setSiteId', 1], ['enableLinkTracking'])
    const script = document.createElement('script')
    script.src = '/matomo/matomo.js'
    document.head.append(script)
  })

/** Three page views and two events, in one page. */
const visit = {
  plugin: async () => {
    const { analytics } = window
    for (const path of ['/', '/list', '/tea']) {
      history.pushState(null, '', path)
      await analytics.page()
    }
    await analytics.track('One')
    await analytics.track('Two')
  },
  snippet: () => {
    for (const path of ['/', '/list', '/tea']) {
      history.pushState(null, '', path)
      ;(window._paq as Queue).push(['setCustomUrl', location.href])
      ;(window._paq as Queue).push(['trackPageView'])
    }
    ;(window._paq as Queue).push(['trackEvent', 'All', 'One'])
    ;(window._paq as Queue).push(['trackEvent', 'All', 'Two'])
  },
}

/** Makes the layout stale before each call: one that reads it would show up in the count. */
const dirtyCalls = {
  plugin: (calls: number) => {
    const plugin = window.analytics.queue.plugins.find(({ name }) => name === 'Piwik')
    for (let call = 0; call < calls; call++) {
      document.body.style.width = `${500 + call}px`
      const event = {
        type: 'track',
        event: 'Played',
        messageId: `m${call}`,
        properties: { value: call },
        context: {},
      }
      void plugin?.track?.({ event, log: () => undefined } as never)
    }
  },
  snippet: (calls: number) => {
    for (let call = 0; call < calls; call++) {
      document.body.style.width = `${500 + call}px`
      ;(window._paq as Queue).push(['trackEvent', 'All', 'Played'])
    }
  },
}

export async function measurePageCost(): Promise<PageCost[]> {
  const matomo = await findMatomo()
  const site = await startTestSite(matomo ? serverBackend(matomo.url) : embeddedBackend(''))
  const browser = await chromium.launch({ ...(await findChromium()), headless: true })
  const costs: Record<'plugin' | 'snippet', { requests: number; longTasks: number; layouts: number }[]> = {
    plugin: [],
    snippet: [],
  }
  const candidates = Array.from({ length: RUNS }, () => ['plugin', 'snippet'] as const).flat()
  for (const candidate of candidates) {
    const page = await (await browser.newContext()).newPage()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable')
    const layouts = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? 0
    }
    let requests = 0
    page.on('request', (request) => {
      if (request.url().includes('/matomo/')) requests++
    })
    // tsx names functions by a helper of its own, which a page does not have.
    await page.addInitScript('window.__name = (fn) => fn')
    await page.goto(site.url)
    await page.evaluate(() => {
      const tasks = { longTasks: 0 }
      Object.assign(window, { tasks })
      new PerformanceObserver((list) => (tasks.longTasks += list.getEntries().length)).observe({
        type: 'longtask',
      })
    })
    await (candidate === 'plugin' ? startInPage(page) : startSnippet(page))
    await page.evaluate(visit[candidate])
    await page.waitForTimeout(3_000)
    const ofVisit = requests
    const before = await layouts()
    await page.evaluate(dirtyCalls[candidate], CALLS)
    const laidOut = (await layouts()) - before
    await page.waitForTimeout(500)
    const longTasks = await page.evaluate(
      () => (window as unknown as { tasks: { longTasks: number } }).tasks.longTasks,
    )
    costs[candidate].push({ requests: ofVisit, longTasks, layouts: laidOut })
    await page.context().close()
  }
  await browser.close()
  await site.close()
  const row = (what: string, name: 'requests' | 'longTasks' | 'layouts'): PageCost => ({
    what,
    plugin: median(costs.plugin.map((cost) => cost[name])),
    snippet: median(costs.snippet.map((cost) => cost[name])),
  })
  return [
    row('requests of a visit: 3 page views, 2 events, matomo.js', 'requests'),
    row('long tasks, from the start to the last call', 'longTasks'),
    row(`layouts during ${CALLS} calls on a page whose layout is stale before each`, 'layouts'),
  ]
}
