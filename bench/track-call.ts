import type { Comparison } from './comparison'
import { openBenchPage } from './open-page'

/**
 * How often each time is measured, in turn. The browser compiles a call in one of two ways, one of them twice as fast. The
 * median of many runs is the more frequent of the two.
 */
const RUNS = 5

/** What the cost of a call may grow with, and how much of it is tried. */
const AMOUNTS = {
  goals: [100, 1_000, 10_000],
  dimensions: [1, 10, 100],
  products: [1, 10, 100],
} as const

type Growing = keyof typeof AMOUNTS

const GROWING = Object.keys(AMOUNTS) as Growing[]

/** Times in microseconds, one for each run, by amount. */
type TimesByAmount = Map<number, number[]>

export interface TrackCall {
  readonly comparisons: readonly Comparison[]
  readonly growth: Readonly<Record<Growing, TimesByAmount>>
}

interface Times {
  readonly plugin: number[]
  readonly announced: number[]
  readonly facade: number[]
  readonly growth: Record<Growing, TimesByAmount>
}

/** Measures one track call in a real browser, and how its cost grows. */
export async function measureTrackCall(): Promise<TrackCall> {
  const times = await measureTimes()
  return { comparisons: compare(times), growth: times.growth }
}

async function measureTimes(): Promise<Times> {
  const { page, reopen, close } = await openBenchPage('bench/page/calls.ts')
  /** Each time is of a page of its own: a page has one plugin. */
  const measure = async (...args: Parameters<typeof window.benchCall>) => {
    await reopen()
    return page.evaluate((args) => window.benchCall(...args), args)
  }
  const times: Times = { plugin: [], announced: [], facade: [], growth: noGrowth() }
  for (let run = 0; run < RUNS; run++) {
    times.plugin.push(await measure('plugin'))
    times.facade.push(await measure('facade'))
    times.announced.push(await measure('announced'))
    for (const name of GROWING) {
      for (const amount of AMOUNTS[name]) {
        const before = times.growth[name].get(amount) ?? []
        times.growth[name].set(amount, [...before, await measure(name, amount)])
      }
    }
  }
  await close()
  return times
}

const noGrowth = (): Times['growth'] => ({ goals: new Map(), dimensions: new Map(), products: new Map() })

const compare = ({ plugin, announced, facade, growth }: Times): Comparison[] => [
  {
    what: 'a track call, from the plugin’s `track` to `_paq`',
    values: plugin,
    beside: '`new Track(event)` of Facade, three fields',
    otherValues: facade,
    unit: 'µs',
    goal: 0.25,
  },
  {
    what: 'and before it, at the call itself: noting the page',
    values: announced,
    beside: '`new Track(event)` of Facade, three fields',
    otherValues: facade,
    unit: 'µs',
  },
  {
    what: 'the same with 10,000 goals',
    values: growth.goals.get(10_000) ?? [],
    beside: 'with 100',
    otherValues: growth.goals.get(100) ?? [],
    unit: 'µs',
    goal: 2,
  },
]
