import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { MatomoSettings } from '../../src'
import { openPage } from '../support/browser'
import { startInPage } from '../support/start-in-page'
import type { ScriptFault } from '../support/test-site'
import { dropAtFirst, firstTime } from './support/first-time'
import { EVENTS, trackWithPlugin } from './support/five-events'
import { useScenario } from './support/scenario'
import { startSnippet } from './support/start-snippet'

// Faults of a page, of the network and of the server, with the plugin and with Matomo's bare snippet beside it.
const scenario = useScenario('faults')

interface Fault {
  name: string
  /** How many of the five events arrive. */
  plugin: number
  snippet: number
  script?: (before: number) => ScriptFault | undefined
  commands?: readonly unknown[]
  /** Runs in the page before the plugin or the snippet starts. */
  before?: () => void
}

const FAULTS: readonly Fault[] = [
  { name: 'none', plugin: 5, snippet: 5 },
  {
    name: 'matomo.js is answered with 503 the first time',
    plugin: 5,
    snippet: 0,
    script: firstTime({ status: 503, body: 'busy' }),
  },
  // The browser asks again by itself.
  { name: 'the connection is dropped once', plugin: 5, snippet: 5, script: firstTime('drop') },
  {
    name: 'the connection is dropped for two seconds',
    plugin: 5,
    snippet: 0,
    script: dropAtFirst(),
  },
  {
    name: 'an HTML page comes in the place of matomo.js the first time',
    plugin: 5,
    snippet: 0,
    script: firstTime({ type: 'text/html', body: '<html>Log in</html>' }),
  },
  {
    name: 'the script throws the first time',
    plugin: 5,
    snippet: 0,
    script: firstTime({ body: 'throw new Error("cut off")' }),
  },
  {
    name: 'a command that matomo.js does not know',
    plugin: 5,
    snippet: 0,
    commands: [['setCookieSameSites', 'Strict']],
  },
  {
    name: 'a command that makes matomo.js throw',
    plugin: 5,
    snippet: 0,
    commands: [['setCustomUrl']],
  },
  {
    name: 'window._paq is frozen',
    plugin: 5,
    snippet: 0,
    before: () => Object.assign(window, { _paq: Object.freeze([]) }),
  },
  {
    name: 'window._paq is no array',
    plugin: 5,
    snippet: 0,
    before: () => Object.assign(window, { _paq: 'yes' }),
  },
]

const trackWithSnippet = (page: Page) =>
  page.evaluate((events) => {
    const queue = window._paq as { push(entry: unknown[]): void }
    for (const event of events) queue.push(['trackEvent', 'All', event])
  }, EVENTS)

/** Opens a page with the fault, tracks the events there, and returns those that arrive, by name: requests overtake each other. */
async function arrivals(
  { script, before = () => undefined }: Fault,
  expected: number,
  track: (page: Page) => Promise<void>,
) {
  const { site, browser } = scenario
  site.reset()
  site.scriptFault = script
  const { page } = await openPage(browser, site.url)
  await page.evaluate(before)
  await track(page).catch(() => undefined)
  if (expected) await site.hitsWhen(expected)
  // The first retry and the pause between hits take less.
  else await page.waitForTimeout(3_000)
  await page.context().close()
  return site.hits.map(({ e_a }) => e_a).sort()
}

test.each(FAULTS)('five events, $name: $plugin arrive, and $snippet with the bare snippet', async (fault) => {
  const { siteId } = scenario
  const { commands = [] } = fault
  const settings = { siteId, commands } as Partial<MatomoSettings>
  const withPlugin = await arrivals(fault, fault.plugin, async (page) => {
    await startInPage(page, settings)
    await trackWithPlugin(page)
  })
  const withSnippet = await arrivals(fault, fault.snippet, async (page) => {
    await startSnippet(page, siteId, commands)
    await trackWithSnippet(page)
  })
  expect({ withPlugin, withSnippet }).toEqual({
    withPlugin: EVENTS.slice(0, fault.plugin).sort(),
    withSnippet: EVENTS.slice(0, fault.snippet).sort(),
  })
})

test('docs/reliability.md has the figures that these tests measure', async () => {
  const text = await readFile(join(__dirname, '../../docs/reliability.md'), 'utf8')
  const rows = text
    .replaceAll('\\', '')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  for (const { name, plugin, snippet } of FAULTS) {
    expect(rows).toContainEqual(['', name, `${plugin} of 5`, `${snippet} of 5`, ''])
  }
})
