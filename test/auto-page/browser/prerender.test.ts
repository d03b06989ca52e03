import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../../../scripts/find-chromium'
import { testNeeding } from '../../support/engines/test-needing'
import { bundle } from '../../support/test-site'

// A browser that is driven by DevTools does not prerender: this one runs by itself, and its pages say what happens.
let server: Server
let log: string[] = []
let firstPage = ''

const START = `
  log('start ' + document.prerendering)
  document.addEventListener('prerenderingchange', () => log('shown'))
  const recorder = {
    ...{ name: 'Recorder', type: 'destination', version: '1', isLoaded: () => true, load: async () => {} },
    page: (ctx) => log('page ' + ctx.event.properties.path + ' ' + ctx.event.properties.title),
  }
  window.analytics = AnalyticsBrowser.load(
    { writeKey: 'test', cdnSettings: { integrations: { 'Segment.io': { apiKey: 'test' } } }, plugins: [recorder] },
    { integrations: { 'Segment.io': false } },
  )
  segmentAutoPage()`

const html = (title: string, code: string) =>
  `<!doctype html><title>${title}</title><link rel="icon" href="data:,">
  <script>function log(text) { fetch('/log', { method: 'POST', body: text, keepalive: true }) }</script>
  <script src="/analytics.js"></script><script src="/auto-page.js"></script><script>${code}</script>
  <a id="next" href="/next">next</a>`

/** The first page, which has the next one prerendered, and goes there when the server says so. */
const FIRST = html('First', `fetch('/when-to-go').then(() => document.querySelector('a').click())`).replace(
  '<script>',
  '<script type="speculationrules">{ "prerender": [{ "urls": ["/next"], "eagerness": "immediate" }] }</script><script>',
)

beforeAll(async () => {
  const scripts: Record<string, string> = {
    '/analytics.js': await bundle('test/support/analytics-page.ts'),
    '/auto-page.js': await readFile(join(__dirname, '../../../dist/auto-page.global.js'), 'utf8'),
  }
  const pages: Record<string, string> = { '/': FIRST, '/next': html('Next', START) }
  server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path === '/log') {
      request.setEncoding('utf8').on('data', (text: string) => log.push(text))
      request.on('end', () => response.end())
      return
    }
    if (path === '/when-to-go') {
      void untilLogged('start', 20_000).then(() => response.end())
      return
    }
    response.setHeader('content-type', scripts[path] ? 'text/javascript' : 'text/html')
    response.end(scripts[path] ?? pages[path])
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  firstPage = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterAll(() => {
  server.close()
  server.closeAllConnections()
})

/** Resolves when a line that begins so has been logged, or when the time is over. */
async function untilLogged(beginning: string, milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds
  while (!log.some((line) => line.startsWith(beginning)) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

testNeeding('prerendering')('a prerendered page is one view, when it is shown', async () => {
  log = []
  const { executablePath, args, env } = await findChromium()
  const profile = await mkdtemp(join(tmpdir(), 'prerender-'))
  const chromium = spawn(executablePath, ['--headless', ...args, `--user-data-dir=${profile}`, firstPage], {
    ...{ stdio: 'ignore', env: { ...process.env, ...env } },
  })
  const ended = new Promise((resolve) => chromium.once('exit', resolve))
  await untilLogged('page', 45_000)
  // A second view would come within this time.
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  chromium.kill()
  await ended
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  // The headless shell that comes with npm prerenders nothing; CI has a whole browser.
  if (!log.includes('start true') && !process.env.CI) return
  expect(log).toEqual(['start true', 'shown', 'page /next Next'])
})
