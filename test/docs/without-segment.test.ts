import { cleanPage, queued } from '../integration/support/start-analytics'
import { readBlocks } from './support/read-blocks'
import { runBlock } from './support/run-block'

// analytics.js sends figures about itself every 30 seconds, to an address that is not an event's.
const METRICS = /^https:\/\/api\.segment\.io\/v1\/m$/

const contacted = jest.fn<undefined, [url: string]>()

beforeEach(async () => {
  jest.useFakeTimers({ advanceTimers: true })
  for (const method of ['log', 'groupCollapsed'] as const) {
    jest.spyOn(console, method).mockImplementation(() => undefined)
  }
  await cleanPage()
  contacted.mockClear()
  globalThis.fetch = ((url: unknown) => {
    contacted(String(url))
    return Promise.resolve({ ok: true, status: 200, json: () => Promise.resolve({}) })
  }) as never
})
afterEach(() => {
  jest.restoreAllMocks()
  jest.useRealTimers()
})

const [block] = readBlocks('docs/quick-start.md').filter(({ code }) => code.includes('metrics:'))
const code = block?.code ?? ''

/** Runs the code, and lets a minute pass. */
async function runForAMinute(code: string): Promise<string[]> {
  await runBlock(code)
  const hasPageView = () =>
    window._paq !== undefined && queued().some(([method]) => method === 'trackPageView')
  while (!hasPageView()) await jest.advanceTimersByTimeAsync(10)
  await jest.advanceTimersByTimeAsync(61_000)
  return contacted.mock.calls.map(([url]) => url)
}

test('the quick start without a Segment account contacts nobody within a minute', async () => {
  expect(await runForAMinute(code)).toEqual([])
})

test('without `metrics: { sampleRate: 0 }` analytics.js sends figures about itself to Segment', async () => {
  const withMetrics = code.replace(/ *metrics: .*\n/, '')
  expect(withMetrics).not.toBe(code)
  expect(await runForAMinute(withMetrics)).toContainEqual(expect.stringMatching(METRICS))
})
