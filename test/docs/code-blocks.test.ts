import { runInNewContext } from 'node:vm'
import ts from 'typescript'
import { cleanPage, pushed, startAnalytics } from '../integration/support/start-analytics'
import { PAGES } from './support/pages'
import { readBlocks, type Block } from './support/read-blocks'
import { runBlock } from './support/run-block'

const blocks = PAGES.flatMap(readBlocks)
const titleOf = ({ page, line }: Block) => `${page}:${line}`
const of = (...languages: string[]) =>
  blocks
    .filter(({ language }) => languages.includes(language))
    .map((block) => [titleOf(block), block] as const)

/** What is not run, and why. */
const NOT_RUN: Readonly<Record<string, string>> = {
  sh: 'it installs the package, which CI does from the tarball',
  ini: 'it is a file of Matomo',
  jsx: 'it needs a framework; the pages were tried with each',
  text: 'it is no code',
}
/** Segment's snippet, in which `analytics` is another thing: test/browser/installing.test.ts has these lines. */
const OF_THE_SNIPPET = /^analytics\.load\(|matomoDestination/

/** A block that shows what the calls of the one before become. */
const isPushed = ({ code }: Block) => code.startsWith('_paq.push(')

/** The commands that such a block pushes. */
function commandsOf({ code }: Block): unknown[] {
  const commands: unknown[] = []
  runInNewContext(code, { _paq: { push: (command: unknown) => commands.push(command) } })
  return commands
}
/** Without the difference between what is undefined and what is absent, or of another realm. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const logged = jest.fn()

beforeEach(async () => {
  await cleanPage()
  logged.mockClear()
  jest.spyOn(console, 'error').mockImplementation(logged)
  jest.spyOn(console, 'warn').mockImplementation(logged)
  // Segment's CDN: a source that has the classic destination.
  const settings = {
    integrations: {
      'Segment.io': { apiKey: 'test' },
      Piwik: { siteId: 1, url: 'https://matomo.example.org' },
    },
  }
  globalThis.fetch = (() =>
    Promise.resolve({
      ok: true,
      status: 200,
      json: () => Promise.resolve(settings),
      text: () => Promise.resolve(''),
    })) as never
})
afterEach(() => jest.restoreAllMocks())

test('there are blocks of known languages alone', () => {
  const known = ['js', 'ts', 'html', 'json', ...Object.keys(NOT_RUN)]
  expect(blocks.length).toBeGreaterThan(20)
  expect(blocks.filter(({ language }) => !known.includes(language)).map(titleOf)).toEqual([])
})

/** Waits for a plugin that a block has handed to analytics.js. */
async function configured() {
  for (let tries = 0; tries < 200 && !window._paq; tries++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  return window._paq as unknown as unknown[][]
}

/** What the page has said of the settings: the last `matomo(…)` in the section. */
const settingsBefore = (block: Block) =>
  blocks
    .slice(0, blocks.indexOf(block))
    .filter(
      ({ page, section, code }) =>
        page === block.page && section === block.section && code.includes('matomo({'),
    )
    .at(-1)

const start = async (block: Block) => {
  const before = settingsBefore(block)
  const [plugin] = before ? await runBlock(before.code) : []
  return startAnalytics(
    plugin ? { plugins: [plugin] } : { settings: { serverUrl: 'https://matomo.example.org' } },
  )
}

const runnable = of('js').filter(([, block]) => !isPushed(block) && !OF_THE_SNIPPET.test(block.code))

test.each(runnable)('%s runs', async (_, block) => {
  const loads = /AnalyticsBrowser\.load|analytics\.load/.test(block.code)
  const calls = !loads && /\banalytics\.(?:page|track|identify|group|screen|reset)/.test(block.code)
  const plugins = await runBlock(block.code, calls ? await start(block) : undefined)
  if (loads) expect(await configured()).toContainEqual(['setSiteId', 1])
  else if (calls) expect(pushed().length).toBeGreaterThan(0)
  else {
    expect(plugins.length).toBeGreaterThan(0)
    for (const plugin of plugins) {
      await cleanPage()
      await startAnalytics({ plugins: [plugin] })
      expect(window._paq).toContainEqual(['setSiteId', 1])
    }
  }
  expect(logged.mock.calls).toEqual([])
})

const pairs = of('js').filter(([, block]) => isPushed(block))

test.each(pairs)('%s is what the calls before become', async (_, block) => {
  const before = blocks[blocks.indexOf(block) - 1]
  if (!before || !block.followsBlock) throw new Error('nothing stands before it')
  await runBlock(before.code, await start(before))
  expect(plain(pushed())).toEqual(plain(commandsOf(block)))
})

test('docs/events.md shows what calls become', () => {
  expect(pairs.filter(([, { page }]) => page === 'docs/events.md').length).toBeGreaterThan(8)
})

test.each(of('json'))('%s is JSON', (_, { code }) => {
  expect(() => JSON.parse(code) as unknown).not.toThrow()
})

test.each([...of('html'), ...of('jsx'), ...runnable])(
  '%s has no error of syntax',
  (_, { code, language }) => {
    const scripts =
      language === 'html'
        ? [...code.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = '']) => script)
        : [code]
    for (const script of scripts) {
      const { diagnostics = [] } = ts.transpileModule(script, {
        reportDiagnostics: true,
        fileName: 'block.jsx',
        compilerOptions: { jsx: ts.JsxEmit.React, allowJs: true, target: ts.ScriptTarget.ES2022 },
      })
      expect(diagnostics.map(({ messageText }) => messageText)).toEqual([])
    }
  },
)
