import { runInNewContext } from 'node:vm'
import ts from 'typescript'
import { freezeClock } from '../integration/support/freeze-clock'
import { cleanPage, pushed, queued, startAnalytics } from '../integration/support/start-analytics'
import { wait } from '../integration/support/wait'
import { PAGES } from './support/pages'
import { readBlocks, type Block } from './support/read-blocks'
import { runBlock } from './support/run-block'

const blocks = PAGES.flatMap(readBlocks)
const titleOf = ({ page, line }: Block) => `${page}:${line}`
const blocksOf = (...languages: string[]) =>
  blocks
    .filter(({ language }) => languages.includes(language))
    .map((block) => [titleOf(block), block] as const)

/** The languages of blocks that do not run, and why. */
const NOT_RUN: Readonly<Record<string, string>> = {
  sh: 'installs the package, which CI does from the tarball',
  nginx: 'is a file of nginx',
  'js playwright': 'runs in test/browser/documented-pages.test.ts',
  ini: 'is a file of Matomo',
  jsx: 'needs a framework; the pages were tried with each',
  text: 'is no code',
}

/** Lines of Segment's snippet, whose `analytics` is not that of npm: test/browser/installing.test.ts runs them. */
const OF_THE_SNIPPET = /^analytics\.load\(|matomoDestination/

/** Whether a block shows the commands that the calls of the block before it become. */
const showsCommands = ({ code }: Block) => code.startsWith('_paq.push(')

/** The commands that a block pushes. */
function commandsOf({ code }: Block): unknown[] {
  const commands: unknown[] = []
  runInNewContext(code, { _paq: { push: (command: unknown) => commands.push(command) } })
  return commands
}
/** A copy by JSON: arrays of another realm become equal to those of this one, and absent fields to undefined ones. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const logged = jest.fn()

freezeClock()
beforeEach(async () => {
  await cleanPage()
  logged.mockClear()
  jest.spyOn(console, 'error').mockImplementation(logged)
  jest.spyOn(console, 'warn').mockImplementation(logged)
  // Segment's CDN answers with the settings of a source that has the classic destination.
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

test('every block of the docs is in a known language', () => {
  const known = ['js', 'ts', 'html', 'json', ...Object.keys(NOT_RUN)]
  expect(blocks.length).toBeGreaterThan(20)
  expect(blocks.filter(({ language }) => !known.includes(language)).map(titleOf)).toEqual([])
})

/** What stands in `_paq` once a plugin has started that a block has handed to analytics.js. */
async function queuedWhenStarted() {
  for (let tries = 0; tries < 200 && !window._paq; tries++) await wait(10)
  return queued()
}

/** The last block before in the same section that makes a plugin. */
const pluginBefore = (block: Block) =>
  blocks
    .slice(0, blocks.indexOf(block))
    .filter(
      ({ page, section, code }) =>
        page === block.page && section === block.section && code.includes('matomo({'),
    )
    .at(-1)

/** Starts analytics.js with the plugin that the page describes before a block. */
const start = async (block: Block) => {
  const before = pluginBefore(block)
  const [plugin] = before ? await runBlock(before.code) : []
  return startAnalytics(
    plugin ? { plugins: [plugin] } : { settings: { serverUrl: 'https://matomo.example.org' } },
  )
}

const runnable = blocksOf('js').filter(
  ([, block]) => !showsCommands(block) && !OF_THE_SNIPPET.test(block.code),
)

test.each(runnable)('%s runs', async (_, block) => {
  const loads = /AnalyticsBrowser\.load|analytics\.load/.test(block.code)
  const calls =
    !loads && /\banalytics\.(?:page|track|identify|group|screen|reset)|autoPage\(analytics/.test(block.code)
  const plugins = await runBlock(block.code, calls ? await start(block) : undefined)
  // A site id from an environment variable is text.
  if (loads) expect((await queuedWhenStarted()).map(String)).toContain('setSiteId,1')
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

const pairs = blocksOf('js').filter(([, block]) => showsCommands(block))

test.each(pairs)('%s shows the commands that the calls of the block before it become', async (_, block) => {
  const before = blocks[blocks.indexOf(block) - 1]
  if (!before || !block.followsBlock) throw new Error('no block stands before this one')
  await runBlock(before.code, await start(before))
  expect(plain(pushed())).toEqual(plain(commandsOf(block)))
})

test('docs/events.md shows the commands of more than eight calls', () => {
  expect(pairs.filter(([, { page }]) => page === 'docs/events.md').length).toBeGreaterThan(8)
})

test.each(blocksOf('json'))('%s is valid JSON', (_, { code }) => {
  expect(() => JSON.parse(code) as unknown).not.toThrow()
})

test.each([...blocksOf('html'), ...blocksOf('jsx', 'js playwright'), ...runnable])(
  '%s has no syntax error',
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
