/** Many calls in one page: whether time and memory of a call stay the same, and what a call takes that waits for matomo.js. */
import type { Page } from 'playwright-core'
import { openBenchPage } from './open-page'
import type { Row } from './row'

const ROUNDS = 10
const CALLS = 10_000
/** Waiting calls at a time: fewer than the plugin lets wait. */
const WAITING = 5_000

export interface LongLife {
  readonly rows: Row[]
  /** The time of a call in microseconds, over and over. */
  readonly times: readonly number[]
}

export async function measureLongLife(): Promise<LongLife> {
  const { page, close } = await openBenchPage('bench/page/long-life.ts')
  await page.evaluate(() => window.benchLife.start(true))
  const round = () => page.evaluate((calls) => window.benchLife.call(calls), CALLS)
  // The first ones are for the compiler.
  for (let index = 0; index < 3; index++) await round()
  const times = []
  const before = await heapOf(page)
  for (let index = 0; index < ROUNDS; index++) times.push(await round())
  const kept = (await heapOf(page)) - before
  await close()

  const queued = []
  const bare = []
  for (let run = 0; run < 3; run++) {
    queued.push(
      await bytesEach(
        () => window.benchLife.start(false),
        (count) => void window.benchLife.call(count),
      ),
    )
    bare.push(
      await bytesEach(
        () => undefined,
        (count) => window.benchLife.pushBare(count),
      ),
    )
  }
  const all = (ROUNDS * CALLS).toLocaleString('en')
  return {
    times,
    rows: [
      {
        ...{ what: `a call, at the end of ${all}`, beside: 'at their beginning', unit: 'µs' },
        ...{ value: times.slice(-3), other: times.slice(0, 3), goal: 1.25 },
      },
      {
        ...{ what: 'memory of a call that waits for matomo.js', beside: 'its command in a bare `_paq`' },
        ...{ value: queued, other: bare, unit: 'B' },
      },
      {
        ...{ what: `memory that a call leaves behind, of ${all}`, beside: 'one that waits' },
        ...{ value: [kept / ROUNDS / CALLS], other: queued, goal: 0.02, unit: 'B' },
      },
    ],
  }
}

/** What a call adds to the heap, in a page of its own. */
async function bytesEach(prepare: () => unknown, call: (count: number) => void): Promise<number> {
  const { page, close } = await openBenchPage('bench/page/long-life.ts')
  await page.evaluate(prepare)
  const before = await heapOf(page)
  await page.evaluate(call, WAITING)
  const bytes = ((await heapOf(page)) - before) / WAITING
  await close()
  return bytes
}

/** Bytes in use, without garbage. */
async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  return usedSize
}
