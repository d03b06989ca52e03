import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import { readBlocks } from '../docs/support/read-blocks'
import { testNeeding } from '../support/engines/test-needing'
import { segmentSnippet } from '../support/segment-snippet'
import type { Served } from '../support/test-site'
import { useBrowser } from '../support/use-browser'
import { useSite } from '../support/use-site'

// The pages and scripts of the docs as they stand there, with the test site in the place of unpkg, Segment's CDN and Matomo.
const used = useSite()
const visitor = useBrowser()

const ANALYTICS = join(__dirname, '../../node_modules/@segment/analytics-next/dist/umd')

/** The first block of a page of the docs that contains a text, with the addresses of the test site. */
function documented(page: string, text: string): string {
  const block = readBlocks(page).find(({ code }) => code.includes(text))
  if (!block) throw new Error(`${page} has no block with ${text}`)
  return block.code
    .replace(/https:\/\/unpkg\.com\/@segment\/analytics-next@1\/dist\/umd/, '/umd')
    .replace(
      /https:\/\/unpkg\.com\/segment-matomo@1\/dist\/matomo-destination\.global\.js/,
      '/destination.js',
    )
    .replace('/js/matomo-destination.global.js', '/destination.js')
    .replace('https://matomo.example.org', `${used.site.url}/matomo`)
}

/** Serves a page, analytics.js out of the npm package, and what Segment's CDN says of a source. */
function serve(html: string): void {
  used.site.alsoServe = async (pathname): Promise<Served | undefined> => {
    if (pathname === '/') return { type: 'text/html', body: html }
    if (pathname.endsWith('/settings')) {
      return { type: 'application/json', body: '{ "integrations": { "Segment.io": { "apiKey": "KEY" } } }' }
    }
    const [, file = pathname.endsWith('/analytics.min.js') ? 'standalone.js' : ''] =
      /^\/(?:umd|cdn\/analytics-next\/bundles)\/([\w.-]+)$/.exec(pathname) ?? []
    if (!file) return undefined
    return { type: 'text/javascript', body: await readFile(join(ANALYTICS, file)) }
  }
}

const html = (...parts: string[]) =>
  `<!doctype html><title>Shop</title><link rel="icon" href="data:,">${parts.join('\n')}`
const script = (code: string) => `<script>${code}</script>`
const SNIPPET = segmentSnippet({ apiKey: 'KEY', page: true, load: false })
const LOAD = `analytics.load('KEY', { integrations: { 'Segment.io': false } })`

const titles = async (count: number) =>
  (await used.site.hitsWhen(count)).map(({ action_name, e_a }) => e_a ?? action_name)

test('the page of the quick start that needs no Segment account makes a hit, and contacts nobody but Matomo', async () => {
  serve(`<link rel="icon" href="data:,">${documented('docs/quick-start.md', '<!doctype html>')}`)
  const page = await used.open()
  expect(await titles(1)).toEqual(['My first hit'])
  const contacted = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).host),
  )
  expect(new Set(contacted)).toEqual(new Set([new URL(used.site.url).host]))
  expect((await page.complaints()).errors).toEqual([])
})

test('the lines below Segment’s snippet make its page view a hit', async () => {
  const lines = documented('docs/installing.md', 'analytics.register(matomoDestination')
  serve(html(script(SNIPPET), script(LOAD), lines))
  await used.open()
  expect(await titles(1)).toEqual(['Shop'])
})

describe('the lines for Google Tag Manager', () => {
  const lines = () => documented('docs/installing.md', 'file.onload')

  test('make a call that follows them a hit', async () => {
    serve(html(script(SNIPPET), script(LOAD), lines()))
    const page = await used.open()
    await page.waitFor(() => window._paq !== undefined)
    await page.evaluate(() => window.analytics.track('Played'))
    await page.waitFor(() => !Array.isArray(window._paq))
    expect(await titles(1)).toContain('Played')
  })

  test('with the snippet’s `analytics.load` below `analytics.register` miss no call', async () => {
    const file = lines().replace(/(analytics\.register\(.*\)\n)/, `$1    ${LOAD}\n`)
    serve(html(script(SNIPPET), script(`analytics.track('Played')`), file))
    await used.open()
    expect(new Set(await titles(2))).toEqual(new Set(['Shop', 'Played']))
  })
})

/** Playwright's own `test` and `expect.poll`, as far as the docs use them. */
interface PlaywrightTest {
  readonly name: string
  readonly run: (fixtures: { page: unknown }) => Promise<void>
}

testNeeding("playwright's locators")('the Playwright test of docs/testing.md passes', async () => {
  const block = readBlocks('docs/testing.md').find(({ language }) => language === 'js playwright')
  const { outputText } = ts.transpileModule(block?.code ?? '', {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  })
  const button = `<button onclick="analytics.track('Signed Up', { category: 'Account' })">Sign up</button>`
  const start = documented('docs/quick-start.md', '<!doctype html>')
  serve(`<link rel="icon" href="data:,">${start}${button}`)
  const context = await visitor.browser.newContext({ baseURL: used.site.url })
  const page = await context.newPage()
  const tests: PlaywrightTest[] = []
  const modules = {
    '@playwright/test': {
      test: (name: string, run: PlaywrightTest['run']) => tests.push({ name, run }),
      expect: { poll },
    },
  }
  // The code of our own docs.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const define = Function('require', 'exports', outputText) as (require: unknown, exports: object) => void
  define((name: keyof typeof modules) => modules[name], {})
  for (const { run } of tests) await run({ page })
  expect(tests).toHaveLength(1)
  await context.close()
})

/** Asks until the value contains what is expected. */
function poll(ask: () => Promise<unknown>) {
  return {
    async toContainEqual(expected: unknown) {
      const deadline = Date.now() + 10_000
      for (;;) {
        const value = await ask()
        try {
          expect(value).toContainEqual(expected)
          return
        } catch (error) {
          if (Date.now() > deadline) throw error
        }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}
