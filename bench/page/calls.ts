// Runs in the page: one track call by the plugin, beside the least that a classic destination does with it.
import { Track } from '@segment/facade'
import { Bench } from 'tinybench'
import { contextOf } from './event'
import { runMatomo, startPlugin } from './start-plugin'

/** What is measured, and how much of what the cost of a call may grow with. */
type Candidate = 'plugin' | 'announced' | 'facade' | 'goals' | 'dimensions' | 'products'

declare global {
  interface Window {
    /** The median time of a call, in microseconds. */
    benchCall: (candidate: Candidate, amount?: number) => Promise<number>
  }
}

/** Handed over at once: the clock of a page is coarse. */
const BATCH = 1000

window.benchCall = async (candidate, amount = 0) => {
  const numbers = Array.from({ length: amount }, (_, index) => index)
  const each = <T>(entry: (index: number) => [string, T]) => Object.fromEntries(numbers.map(entry))
  const isProducts = candidate === 'products'
  const isDimensions = candidate === 'dimensions'
  const properties = {
    ...(isProducts && {
      products: numbers.map((index) => ({ sku: `sku-${index}`, price: 5, name: 'Tea' })),
    }),
    ...(isDimensions && each((index) => [`p${index}`, 'x'])),
  }
  const contexts = Array.from({ length: BATCH }, (_, index) =>
    contextOf(isProducts ? 'Cart Viewed' : 'Order Reviewed', properties, index),
  )
  if (candidate === 'facade') {
    return time(() => {
      for (const { event } of contexts) {
        const track = new Track(event) as unknown as Record<'revenue' | 'category' | 'value', () => unknown>
        track.revenue()
        track.category()
        track.value()
      }
    })
  }

  const { plugin, announce } = await startPlugin({
    ...(candidate === 'goals' && { goals: each((index) => [`Goal number ${index}`, index + 1]) }),
    ...(isDimensions && { customDimensions: each((index) => [`properties.p${index}`, index + 1]) }),
  })
  runMatomo()
  const announceAll = () => announce(contexts)
  const trackAll = () => {
    for (const ctx of contexts) void plugin.track?.(ctx as never)
  }
  // What was announced before is delivered first: what is under way has a bound.
  return candidate === 'announced' ? time(announceAll, trackAll) : time(trackAll, announceAll)
}

async function time(run: () => void, beforeEach?: () => void): Promise<number> {
  const bench = new Bench({ time: 300, warmupTime: 1000 }).add('call', run, { beforeEach })
  await bench.run()
  const result = bench.tasks[0]?.result
  return result && 'latency' in result ? ((result.latency.p50 ?? NaN) * 1000) / BATCH : NaN
}
