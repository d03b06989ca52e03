// Runs in the page: one track call by the plugin, beside the least that a classic destination does with it.
import { Track } from '@segment/facade'
import { Bench } from 'tinybench'
import { eventOf } from './event'
import type { MatomoSettings } from '../../src'
import { runMatomo, startPlugin } from './start-plugin'

declare global {
  interface Window {
    benchCalls: (runs: number) => Promise<Record<string, number[]>>
  }
}

type BenchEvent = ReturnType<typeof eventOf>

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Handed over at once: the clock of a page is coarse. */
const BATCH = 1000

/** Events, made beforehand. */
const eventsOf = (event: string, properties: (index: number) => object = () => ({})): BenchEvent[] =>
  Array.from({ length: BATCH }, (_, index) => eventOf(event, properties(index), index))

/** The median time of a call, in microseconds, of each candidate, `runs` times one after the other. */
window.benchCalls = async (runs) => {
  const results: Record<string, number[]> = {}
  const bench = async (name: string, run: () => void, beforeEach?: () => void) => {
    const task = new Bench({ time: 300, warmupTime: 300 }).add(name, run, { beforeEach })
    await task.run()
    const { result } = task.tasks[0] ?? {}
    const time = result && 'latency' in result ? (result.latency.p50 ?? NaN) * 1000 : NaN
    ;(results[name] ??= []).push(time)
  }
  const reviewed = eventsOf('Order Reviewed')
  const withPlugin = async (
    name: string,
    settings: Partial<MatomoSettings>,
    events: readonly BenchEvent[],
  ) => {
    const { plugin, announce } = await startPlugin(settings)
    runMatomo()
    const contexts = events.map((event) => ({ event, log: () => undefined }))
    const trackAll = () => {
      for (const ctx of contexts) void plugin.track?.(ctx as never)
    }
    await bench(name, trackAll, () => {
      announce(contexts)
    })
    if (name === 'plugin') {
      // What was announced before is delivered first: what is under way has a bound.
      await bench('announced', () => announce(contexts), trackAll)
    }
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
    for (const count of [100, 1_000, 10_000]) {
      const goals = Object.fromEntries(numbers(count).map((number) => [`Goal number ${number}`, number + 1]))
      await withPlugin(`goals ${count}`, { goals }, reviewed)
    }
    for (const count of [1, 10, 100]) {
      const customDimensions = Object.fromEntries(
        numbers(count).map((number) => [`properties.p${number}`, number + 1]),
      )
      const properties = Object.fromEntries(numbers(count).map((number) => [`p${number}`, 'x']))
      const events = eventsOf('Order Reviewed', () => properties)
      await withPlugin(`dimensions ${count}`, { customDimensions }, events)
    }
    for (const count of [1, 10, 100]) {
      const products = numbers(count).map((number) => ({ sku: `sku-${number}`, price: 5, name: 'Tea' }))
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
