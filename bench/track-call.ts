import { openBenchPage } from './open-page'
import type { Row } from './row'

/** How often each is measured, one after the other. A call comes in two speeds, as the browser compiles it: the median is one of them. */
const RUNS = 9

/** What the cost of a call may grow with. */
const AMOUNTS = { goals: [100, 1_000, 10_000], dimensions: [1, 10, 100], products: [1, 10, 100] } as const

type Growing = keyof typeof AMOUNTS

export interface TrackCall {
  readonly rows: Row[]
  /** How long a call takes, in microseconds, by the amount of each. */
  readonly growth: Record<Growing, ReadonlyMap<number, number[]>>
}

/** One track call, and how its cost grows, in a real browser. */
export async function measureTrackCall(): Promise<TrackCall> {
  const { page, reopen, close } = await openBenchPage('bench/page/calls.ts')
  const plugin: number[] = []
  const announced: number[] = []
  const facade: number[] = []
  const growth = { goals: new Map(), dimensions: new Map(), products: new Map() } as Record<
    Growing,
    Map<number, number[]>
  >
  /** In a page of its own, as a page has one plugin. */
  const measure = async (times: number[], ...args: Parameters<typeof window.benchCall>) => {
    await reopen()
    times.push(await page.evaluate((args) => window.benchCall(...args), args))
  }
  for (let run = 0; run < RUNS; run++) {
    await measure(plugin, 'plugin')
    await measure(facade, 'facade')
    await measure(announced, 'announced')
    for (const name of Object.keys(AMOUNTS) as Growing[]) {
      for (const amount of AMOUNTS[name]) {
        const times = growth[name].get(amount) ?? []
        growth[name].set(amount, times)
        await measure(times, name, amount)
      }
    }
  }
  await close()
  const besideFacade = { beside: '`new Track(event)` of Facade, three fields', other: facade, unit: 'µs' }
  return {
    growth,
    rows: [
      {
        ...besideFacade,
        ...{ what: 'a track call, from the plugin’s `track` to `_paq`', value: plugin, goal: 0.15 },
      },
      { ...besideFacade, what: 'and before it, at the call itself: noting the page', value: announced },
      {
        ...{ what: 'the same with 10,000 goals', beside: 'with none', unit: 'µs' },
        ...{ goal: 2, value: growth.goals.get(10_000) ?? [], other: plugin },
      },
    ],
  }
}
