import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { MatomoSettings } from '../../src'
import { openPage } from '../support/browser'
import { startInPage } from '../support/start-in-page'
import type { ScriptFault } from '../support/test-site'
import { startScenario, type Scenario } from './support/scenario'
import { startSnippet } from './support/start-snippet'

// Faults of a page, of the network and of the server, with the plugin and with Matomo's bare snippet beside it.
let scenario: Scenario

beforeAll(async () => {
  scenario = await startScenario('faults')
})
afterAll(() => scenario.close())
beforeEach(() => {
  scenario.site.reset()
})

const EVENTS = ['one', 'two', 'three', 'four', 'five']

const trackWithPlugin = (page: Page) =>
  page.evaluate(async (events) => {
    for (const event of events) await window.analytics.track(event)
  }, EVENTS)
const trackWithSnippet = (page: Page) =>
  page.evaluate((events) => {
    for (const event of events)
      (window._paq as { push(entry: unknown[]): void }).push(['trackEvent', 'All', event])
  }, EVENTS)

interface Fault {
  name: string
  /** How many of the five events arrive. */
  plugin: number
  snippet: number
  script?: (before: number) => ScriptFault | undefined
  commands?: readonly unknown[]
  /** Done to the page before either is started. */
  before?: () => void
}

const firstTime = (fault: ScriptFault) => (before: number) => (before ? undefined : fault)

const FAULTS: readonly Fault[] = [
  { name: 'none', plugin: 5, snippet: 5 },
  {
    name: 'matomo.js is answered with 503 the first time',
    ...{ plugin: 5, snippet: 0, script: firstTime({ status: 503, body: 'busy' }) },
  },
  {
    name: 'the connection is dropped the first time',
    // The browser itself asks three times.
    ...{ plugin: 5, snippet: 0, script: (before) => (before < 3 ? 'drop' : undefined) },
  },
  {
    name: 'an HTML page comes in the place of matomo.js the first time',
    ...{ plugin: 5, snippet: 0, script: firstTime({ type: 'text/html', body: '<html>Log in</html>' }) },
  },
  {
    name: 'the script throws the first time',
    ...{ plugin: 5, snippet: 0, script: firstTime({ body: 'throw new Error("cut off")' }) },
  },
  {
    name: 'a command that matomo.js does not know',
    ...{ plugin: 5, snippet: 0, commands: [['setCookieSameSites', 'Strict']] },
  },
  {
    name: 'a command that makes matomo.js throw',
    ...{ plugin: 5, snippet: 0, commands: [['setCustomUrl']] },
  },
  {
    name: 'window._paq is frozen',
    ...{ plugin: 5, snippet: 0 },
    before: () => Object.assign(window, { _paq: Object.freeze([]) }),
  },
  {
    name: 'window._paq is no array',
    ...{ plugin: 5, snippet: 0 },
    before: () => Object.assign(window, { _paq: 'yes' }),
  },
]

describe('five events', () => {
  test.each(FAULTS)('$name: $plugin arrive, with the bare snippet $snippet', async (fault) => {
    const { site, siteId, browser } = scenario
    const { script, commands = [], before = () => undefined } = fault
    const run = async (track: (page: Page) => Promise<void>, expected: number) => {
      site.reset()
      site.scriptFault = script
      const { page } = await openPage(browser, site.url)
      await page.evaluate(before)
      await track(page).catch(() => undefined)
      if (expected) await site.hitsWhen(expected)
      // As long as the first retry, the pause between hits and a little more would take.
      else await page.waitForTimeout(3_000)
      await page.context().close()
      // By name: requests that are sent at once may overtake each other.
      return site.hits.map(({ e_a }) => e_a).sort()
    }
    const settings = { siteId, commands } as Partial<MatomoSettings>
    const withPlugin = await run(async (page) => {
      await startInPage(page, settings)
      await trackWithPlugin(page)
    }, fault.plugin)
    const withSnippet = await run(async (page) => {
      await startSnippet(page, siteId, commands)
      await trackWithSnippet(page)
    }, fault.snippet)
    expect({ withPlugin, withSnippet }).toEqual({
      withPlugin: EVENTS.slice(0, fault.plugin).sort(),
      withSnippet: EVENTS.slice(0, fault.snippet).sort(),
    })
  })

  test('docs/reliability.md has these figures', async () => {
    const text = await readFile(join(__dirname, '../../docs/reliability.md'), 'utf8')
    const rows = text
      .replaceAll('\\', '')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
    for (const { name, plugin, snippet } of FAULTS) {
      expect(rows).toContainEqual(['', name, `${plugin} of 5`, `${snippet} of 5`, ''])
    }
  })
})

describe('matomo.js that never comes', () => {
  test('a warning at once and one at the end say so, ready() has resolved long before, nothing throws', async () => {
    const { site, siteId, browser } = scenario
    site.scriptFault = () => ({ status: 404, body: '' })
    const { page, errors, warnings } = await openPage(browser, site.url)
    await page.clock.install()
    await startInPage(page, { siteId })
    await page.evaluate(() => window.analytics.ready())
    for (let attempt = 1; attempt < 4; attempt++) {
      while (site.scriptRequests < attempt) await page.waitForTimeout(10)
      await page.clock.runFor(26_000)
    }
    while (warnings.length < 2) await page.waitForTimeout(10)
    expect(site.scriptRequests).toBe(4)
    expect(warnings).toEqual([
      expect.stringMatching(/^\[segment-matomo\] .*matomo\.js: tried again/),
      expect.stringMatching(/^\[segment-matomo\] .*matomo\.js: given up/),
    ])
    expect(errors.filter((error) => !error.includes('404'))).toEqual([])
    expect(await page.locator('script[src$="matomo.js"]').count()).toBe(0)
    await page.context().close()
  })

  test('it is tried again at once when the browser is online again', async () => {
    const { site, siteId, browser } = scenario
    site.scriptFault = firstTime({ status: 503, body: '' })
    const { page } = await openPage(browser, site.url)
    await page.clock.install()
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true })
    })
    await startInPage(page, { siteId })
    await page.evaluate(() => window.analytics.ready())
    await page.clock.runFor(60_000)
    expect(site.scriptRequests).toBe(1)
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'onLine', { get: () => true })
      dispatchEvent(new Event('online'))
    })
    await page.waitForFunction(() => window._paq && !Array.isArray(window._paq))
    expect(site.scriptRequests).toBe(2)
    await page.context().close()
  })

  test('what waits has a bound', async () => {
    const { site, siteId, browser } = scenario
    const release = site.holdScript()
    const { page } = await openPage(browser, site.url)
    await startInPage(page, { siteId })
    const [length, logs] = await page.evaluate(async () => {
      const queue = window._paq as unknown as unknown[]
      while (queue.length < 9_999) queue.push(['setCustomData', {}])
      await window.analytics.track('the last that fits')
      const ctx = await window.analytics.track('one more')
      return [(window._paq as unknown as unknown[]).length, ctx.logs().map(({ message }) => message)] as const
    })
    expect(length).toBe(10_000)
    expect(logs).toContain(
      '[segment-matomo] left-out: the call: Error: too much waits for matomo.js (docs/debugging.md#left-out)',
    )
    release()
    await page.context().close()
  })

  test('an ad blocker’s stand-in for Matomo is not taken for it', async () => {
    const { site, siteId, browser } = scenario
    site.scriptFault = () => ({ body: 'window.Matomo = { getTracker: () => ({}) }' })
    const { page, errors } = await openPage(browser, site.url)
    await startInPage(page, { siteId })
    await page.evaluate(() => window.analytics.ready())
    await trackWithPlugin(page)
    const isLoaded = () =>
      page.evaluate(() => window.analytics.queue.plugins.find(({ name }) => name === 'Piwik')?.isLoaded())
    expect(await isLoaded()).toBe(false)
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('a Matomo snippet of the page’s own', () => {
  type Order = 'before' | 'after' | 'running'
  const open = async (
    order: Order,
    otherSite: number,
    trackers: { serverUrl: string; siteId: number }[] = [],
  ) => {
    const { site, siteId, browser } = scenario
    const { page, errors, warnings } = await openPage(browser, site.url)
    const release = site.holdScript()
    const own = async () => {
      await startSnippet(page, otherSite)
      await page.evaluate(() => (window._paq as { push(entry: unknown[]): void }).push(['trackPageView']))
    }
    if (order !== 'after') await own()
    if (order === 'running') {
      release()
      await page.waitForFunction(() => window._paq && !Array.isArray(window._paq))
    }
    await startInPage(page, { siteId, trackers })
    await trackWithPlugin(page)
    if (order === 'after') await own()
    release()
    await site.hitsWhen(6 + trackers.length * EVENTS.length)
    await page.waitForTimeout(1_000)
    await page.context().close()
    return {
      errors,
      warnings,
      hits: site.hits.map(({ e_a, idsite }) => [e_a ?? 'page view', Number(idsite)]),
    }
  }
  const sorted = (hits: (string | number)[][]) => hits.map((hit) => hit.join(' ')).sort()

  test.each<Order>(['before', 'after', 'running'])(
    'for the same site, %s: it is used as it is, and said',
    async (order) => {
      const { siteId } = scenario
      const { hits, errors, warnings } = await open(order, siteId)
      expect(sorted(hits)).toEqual(sorted([['page view', siteId], ...EVENTS.map((event) => [event, siteId])]))
      expect(warnings).toEqual([expect.stringContaining('remove it, or page views count twice')])
      expect(errors).toEqual([])
      if (order !== 'after') expect(scenario.site.scriptRequests).toBe(1)
    },
  )

  test.each<Order>(['before', 'after', 'running'])(
    'for another site, %s: each has its own hits, and it is said',
    async (order) => {
      const { siteId, api } = scenario
      const other = await api.addSite('the page’s own')
      const { hits, errors, warnings } = await open(order, other)
      expect(sorted(hits)).toEqual(sorted([['page view', other], ...EVENTS.map((event) => [event, siteId])]))
      expect(warnings).toEqual([expect.stringContaining('left alone')])
      expect(errors).toEqual([])
    },
  )

  test.each<Order>(['before', 'running'])(
    'for another site, %s, with a further tracker: that one has the same hits as ours, and no other',
    async (order) => {
      const { siteId, api, site } = scenario
      const [other, second] = [await api.addSite('the page’s own'), await api.addSite('the second')]
      const { hits } = await open(order, other, [{ serverUrl: `${site.url}/matomo`, siteId: second }])
      const expected = [siteId, second].flatMap((id) => EVENTS.map((event) => [event, id]))
      expect(sorted(hits)).toEqual(sorted([['page view', other], ...expected]))
    },
  )
})

test('undefined in the _paq of the page’s own snippet, which matomo.js allows: its Matomo starts', async () => {
  const { site, siteId } = scenario
  const { page, errors } = await openPage(scenario.browser, site.url)
  await page.evaluate(() => (window._paq = [undefined] as never))
  await startSnippet(page, siteId, [['trackPageView']])
  await startInPage(page, { siteId })
  await page.evaluate(() => window.analytics.track('Played'))
  await site.hitsWhen(2)
  expect(errors).toEqual([])
  await page.context().close()
})
