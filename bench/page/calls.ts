// Runs in the page: one track call by the plugin, beside the least that a classic destination does with it.
import { Track } from '@segment/facade'
import { Bench } from 'tinybench'
import type { MatomoSettings } from '../../src'
import { contextOf, pageViewContext } from './event'
import { runMatomo, startPlugin } from './start-plugin'

/**
 * What is measured: the plugin's `track`, what it does at the call itself (`announced`), Facade, or the plugin's `track` with
 * an amount of something.
 */
type Candidate = 'plugin' | 'announced' | 'facade' | 'goals' | 'dimensions' | 'products'

declare global {
  interface Window {
    /** The median time of a call, in microseconds. */
    benchCall: (candidate: Candidate, amount?: number) => Promise<number>
  }
}

/** How many calls are measured together: the clock of a page is coarse. */
const BATCH = 1000

type Context = ReturnType<typeof contextOf>

window.benchCall = async (candidate, amount = 0) => {
  const contexts = numbersBelow(BATCH).map((id) => contextFor(candidate, amount, id))
  if (candidate === 'facade') return time(() => readByFacade(contexts))

  const { plugin, announce } = await startPlugin(settingsFor(candidate, amount))
  runMatomo()
  // Segment's snippet makes a page call before all others.
  const pageView = pageViewContext()
  announce([pageView])
  void plugin.page?.(pageView as never)
  const announceAll = () => announce(contexts)
  const trackAll = () => {
    for (const ctx of contexts) void plugin.track?.(ctx as never)
  }
  // Only so many calls may be under way: each batch is announced and delivered before the next.
  return candidate === 'announced' ? time(announceAll, trackAll) : time(trackAll, announceAll)
}

/** What every classic destination does at least. */
function readByFacade(contexts: readonly Context[]): void {
  for (const { event } of contexts) {
    const track = new Track(event) as unknown as Record<'revenue' | 'category' | 'value', () => unknown>
    track.revenue()
    track.category()
    track.value()
  }
}

function contextFor(candidate: Candidate, amount: number, id: number): Context {
  const numbers = numbersBelow(amount)
  switch (candidate) {
    case 'products': {
      const products = numbers.map((index) => ({ sku: `sku-${index}`, price: 5, name: 'Tea' }))
      return contextOf('Cart Viewed', { products }, id)
    }
    case 'dimensions': {
      const properties = Object.fromEntries(numbers.map((index) => [`p${index}`, 'x']))
      return contextOf('Order Reviewed', properties, id)
    }
    default:
      return contextOf('Order Reviewed', {}, id)
  }
}

function settingsFor(candidate: Candidate, amount: number): Partial<MatomoSettings> {
  const numbers = numbersBelow(amount)
  switch (candidate) {
    case 'goals':
      return { goals: Object.fromEntries(numbers.map((index) => [`Goal number ${index}`, index + 1])) }
    case 'dimensions': {
      const dimensions = numbers.map((index) => [`properties.p${index}`, index + 1] as const)
      return { customDimensions: Object.fromEntries(dimensions) }
    }
    default:
      return {}
  }
}

const numbersBelow = (count: number) => Array.from({ length: count }, (_, index) => index)

/** The median time of a call in microseconds, where `run` makes a batch of them. */
async function time(run: () => void, beforeEach?: () => void): Promise<number> {
  const bench = new Bench({ time: 300, warmupTime: 1000 }).add('call', run, { beforeEach })
  await bench.run()
  const result = bench.tasks[0]?.result
  if (!result || !('latency' in result)) return NaN
  return ((result.latency.p50 ?? NaN) * 1000) / BATCH
}
