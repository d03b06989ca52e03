// Runs in the page: one track call by the plugin, beside the least that a classic destination does with it.
import { Track } from '@segment/facade'
import { Bench } from 'tinybench'
import type { matomo as Matomo } from '../../src'

declare global {
  interface Window {
    benchCalls: (runs: number) => Promise<Record<string, number[]>>
  }
}

const matomo = window.matomoDestination as typeof Matomo

interface Options {
  goals?: number
  dimensions?: number
}

/** A plugin that runs, as analytics.js would start it, before a matomo.js that keeps nothing. */
async function start({ goals = 0, dimensions = 0 }: Options = {}) {
  const plugin = matomo({
    siteId: 1,
    serverUrl: 'https://matomo.test',
    goals: Object.fromEntries(
      Array.from({ length: goals }, (_, index) => [`Goal number ${index}`, index + 1]),
    ),
    customDimensions: Object.fromEntries(
      Array.from({ length: dimensions }, (_, index) => [`properties.p${index}`, index + 1]),
    ),
  })
  const analytics = {
    ...{ on: () => undefined, off: () => undefined, options: {}, queue: { plugins: [] } },
    settings: { cdnSettings: { integrations: {} } },
  }
  await plugin.load({ log: () => undefined } as never, analytics as never)
  window._paq = { push: () => undefined }
  return plugin
}

const page = { path: location.pathname, referrer: '', search: '', title: 'Shop', url: location.href }
const { userAgent } = navigator
/** An event as analytics.js makes it, with all that it adds. Neither candidate changes it. */
const eventOf = (event: string, properties: object = {}, id = 0) => ({
  ...{ type: 'track' as const, event, messageId: `ajs-next-1795434829000-${id}` },
  ...{ userId: 'ann', anonymousId: '0b4f2f6c-6b0c-4b55-9c7e-6f0f3f1c2a11', timestamp: new Date() },
  properties: { category: 'Shop', label: 'Web', value: 3, revenue: '$19.90', ...properties },
  integrations: { 'Segment.io': false },
  context: {
    ...{ page, userAgent, locale: 'en-US', timezone: 'Europe/Berlin' },
    userAgentData: { brands: [{ brand: 'Chromium', version: '143' }], mobile: false, platform: 'Linux' },
    library: { name: 'analytics.js', version: 'npm:next-1.84.0' },
  },
})
type BenchEvent = ReturnType<typeof eventOf>

/** Handed over at once: the clock of a page is coarse. */
const BATCH = 500

/** Events, made beforehand. */
const eventsOf = (event: string, properties: (index: number) => object = () => ({})): BenchEvent[] =>
  Array.from({ length: BATCH }, (_, index) => eventOf(event, properties(index), index))

/** Hands all events to the plugin. */
function trackAll(plugin: ReturnType<typeof matomo>, events: readonly BenchEvent[]): () => void {
  const contexts = events.map((event) => ({ event, log: () => undefined }) as never)
  return () => {
    for (const ctx of contexts) void plugin.track?.(ctx)
  }
}

/** The median time of a call, in microseconds, of each candidate, `runs` times one after the other. */
window.benchCalls = async (runs) => {
  const results: Record<string, number[]> = {}
  const bench = async (name: string, run: () => void) => {
    const task = new Bench({ time: 150, warmupTime: 50 }).add(name, run)
    await task.run()
    const { result } = task.tasks[0] ?? {}
    const time = result && 'latency' in result ? (result.latency.p50 ?? NaN) * 1000 : NaN
    ;(results[name] ??= []).push(time)
  }
  const reviewed = eventsOf('Order Reviewed')
  const withPlugin = async (name: string, options: Options, events: readonly BenchEvent[]) => {
    const plugin = await start(options)
    await bench(name, trackAll(plugin, events))
    await plugin.unload?.({} as never, {} as never)
  }
  for (let run = 0; run < runs; run++) {
    await withPlugin('plugin', {}, reviewed)
    await bench('facade', () => {
      for (const event of reviewed) {
        const track = new Track(event) as unknown as Record<'revenue' | 'category' | 'value', () => unknown>
        track.revenue()
        track.category()
        track.value()
      }
    })
    for (const goals of [100, 1_000, 10_000]) await withPlugin(`goals ${goals}`, { goals }, reviewed)
    for (const dimensions of [1, 10, 100]) {
      const properties = Object.fromEntries(
        Array.from({ length: dimensions }, (_, index) => [`p${index}`, 'x']),
      )
      await withPlugin(
        `dimensions ${dimensions}`,
        { dimensions },
        eventsOf('Order Reviewed', () => properties),
      )
    }
    for (const count of [1, 10, 100]) {
      const products = Array.from({ length: count }, (_, index) => ({
        sku: `sku-${index}`,
        price: 5,
        name: 'Tea',
      }))
      await withPlugin(
        `products ${count}`,
        {},
        eventsOf('Cart Viewed', () => ({ products })),
      )
    }
  }
  return Object.fromEntries(
    Object.entries(results).map(([name, times]) => [name, times.map((time) => time / BATCH)]),
  )
}
