import { openBenchPage } from './open-page'
import type { Row } from './row'

/** One track call, and how its cost grows, in a real browser. */
export async function measureTrackCall(): Promise<{ rows: Row[]; times: Record<string, number[]> }> {
  const { page, close } = await openBenchPage('bench/page/calls.ts')
  const times = await page.evaluate(() => window.benchCalls(5))
  await close()
  const time = (name: string) => times[name] ?? []
  const common = { unit: 'µs', value: time('plugin') }
  return {
    times,
    rows: [
      {
        ...common,
        ...{
          what: 'a track call, from the plugin’s `track` to `_paq`',
          beside: '`new Track(event)` of Facade, three fields',
        },
        ...{ goal: 0.15, other: time('facade') },
      },
      {
        ...common,
        ...{
          what: 'and before it, at the call itself: noting the page',
          beside: '`new Track(event)` of Facade, three fields',
        },
        ...{ value: time('announced'), other: time('facade') },
      },
      {
        ...common,
        ...{ what: 'the same with 10,000 goals', beside: 'with none' },
        ...{ goal: 2, value: time('goals 10000'), other: time('plugin') },
      },
    ],
  }
}
