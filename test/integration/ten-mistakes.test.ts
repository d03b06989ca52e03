import { readFileSync } from 'node:fs'
import type { Analytics } from '@segment/analytics-next'
import { matomo, type MatomoSettings } from '../../src'
import { cleanPage, startAnalytics } from './support/start-analytics'
import { wait } from './support/wait'

const RIGHT = { siteId: 1, serverUrl: 'https://matomo.example.org', debug: true }

/** Makes the mistake of a row of the table, and whatever calls the row is about. */
type Mistake = () => Promise<Analytics>

const MISTAKES: readonly Mistake[] = [
  () => start({ siteId: 99 }),
  async () => {
    const analytics = await start({ serverUrl: 'https://wrong.example.org' })
    document.querySelector('script')?.dispatchEvent(new Event('error'))
    await wait(5)
    return analytics
  },
  () => trackIn(startAnalytics({ plugins: [matomo], load: { integrations: { Matomo: RIGHT } } })),
  () => trackIn(startAnalytics({ plugins: [], load: { plugins: [matomo(RIGHT)] } as never })),
  () => trackIn(startAnalytics({ plugins: [matomo(RIGHT)], load: { integrations: { All: false } } })),
  () => start(),
  async () => {
    const analytics = await start()
    await analytics.page()
    history.pushState(null, '', '/next')
    return analytics
  },
  () => trackIn(start({ goals: { 'Signed Up': '' } })),
  () => trackIn(start({ consent: { require: 'tracking' } })),
  async () => {
    window._paq = [
      ['setTrackerUrl', 'https://matomo.example.org/matomo.php'],
      ['setSiteId', '1'],
    ] as never
    const analytics = await start()
    for (const run of window.matomoPluginAsyncInit ?? []) run()
    return analytics
  },
]

const start = (settings: Partial<MatomoSettings> = {}) =>
  startAnalytics({ plugins: [matomo({ ...RIGHT, ...settings })] })

async function trackIn(starting: Promise<Analytics>): Promise<Analytics> {
  const analytics = await starting
  await analytics.track('Signed Up')
  return analytics
}

/** Something of the plugin's, as a console shows it: texts as they are, lists with quotes around their texts. */
const show = (part: unknown) =>
  Array.isArray(part) ? `[${part.map((each) => `'${String(each)}'`).join(', ')}]` : String(part)

const lines: string[] = []

beforeEach(async () => {
  await cleanPage()
  for (const method of ['log', 'warn', 'error', 'group', 'groupCollapsed'] as const) {
    jest.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      const line = parts.map(show).join(' ').trim()
      if (/segment-matomo|_paq/.test(line)) lines.push(line)
    })
  }
  lines.length = 0
})
afterEach(() => jest.restoreAllMocks())

const [, table = ''] = /^## Ten mistakes\n(.*?)\n## /ms.exec(readFileSync('docs/debugging.md', 'utf8')) ?? []
const rows = [...table.matchAll(/^\| (\d+\. .*?) +\| (.*?) +\| .*$/gm)].map(
  ([, mistake = '', console = '']) => [mistake, console] as const,
)

/** What the docs quote, with `…` for the rest of a line. */
const quotesIn = (cell: string) => [...cell.matchAll(/`(.*?)`/g)].map(([, quote = '']) => quote)
const matches = (line: string, quote: string) =>
  quote.endsWith('…') ? line.startsWith(quote.slice(0, -1)) : line === quote

const isOfStart = (line: string) => line.startsWith('[segment-matomo] Sends to')
const isCommand = (line: string) => line.startsWith('_paq')

test('the docs have a row for each mistake', () => {
  expect(rows.map(([mistake]) => Number.parseInt(mistake, 10))).toEqual(MISTAKES.map((_, index) => index + 1))
})

test.each(rows)(
  '%s: the console shows what the docs quote, and nothing else of the plugin',
  async (mistake, cell) => {
    await MISTAKES[Number.parseInt(mistake, 10) - 1]?.()
    const quotes = quotesIn(cell)
    // The line at the start, and commands, are quoted only where they matter.
    const shown = lines.filter(
      (line) =>
        (!isOfStart(line) || quotes.some(isOfStart) || quotes.length === 0) &&
        (!isCommand(line) || quotes.some(isCommand)),
    )
    expect(shown).toHaveLength(quotes.length)
    for (const [index, quote] of quotes.entries()) {
      expect([shown[index], quote, matches(shown[index] ?? '', quote)]).toEqual([shown[index], quote, true])
    }
  },
)

test.each([
  [3, false],
  [4, false],
  [5, true],
])('the plugin is in the list that the docs name after mistake %d: %p', async (number, isThere) => {
  const analytics = await MISTAKES[number - 1]?.()
  expect(analytics?.queue.plugins.some(({ name }) => name === 'Piwik')).toBe(isThere)
})
