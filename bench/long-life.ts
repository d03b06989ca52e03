/** Many calls in one page: whether the time and the memory of a call stay the same, and what a waiting call takes. */
import type { Page } from 'playwright-core'
import type { Comparison } from './comparison'
import { openBenchPage } from './open-page'

const SCRIPT = 'bench/page/long-life.ts'

/** How many rounds the browser's compiler gets before anything is measured. */
const WARM_UP_ROUNDS = 3
const ROUNDS = 10
export const ROUND_CALLS = 10_000

/** How many calls wait for matomo.js at a time. The plugin lets 10,000 commands wait. */
const WAITING_CALLS = 5_000
const WAITING_RUNS = 3

export interface LongLife {
  readonly comparisons: readonly Comparison[]
  /** The time of a call in microseconds, in each round. */
  readonly times: readonly number[]
}

export async function measureLongLife(): Promise<LongLife> {
  const { times, bytesLeft } = await measureRounds()
  const { waiting, bare } = await measureWaiting()
  const allCalls = (ROUNDS * ROUND_CALLS).toLocaleString('en')
  const comparisons: Comparison[] = [
    {
      what: `a call, at the end of ${allCalls}`,
      values: times.slice(-3),
      beside: 'at their beginning',
      otherValues: times.slice(0, 3),
      unit: 'µs',
      goal: 1.25,
    },
    {
      what: 'memory of a call that waits for matomo.js',
      values: waiting,
      beside: 'its command in a bare `_paq`',
      otherValues: bare,
      unit: 'B',
    },
    {
      what: `memory that a call leaves behind, of ${allCalls}`,
      values: [bytesLeft],
      beside: 'a call that waits',
      otherValues: waiting,
      unit: 'B',
      goal: 0.02,
    },
  ]
  return { times, comparisons }
}

/** Calls while a matomo.js runs: the time of a call in each round, and the bytes that a call leaves behind. */
async function measureRounds(): Promise<{ times: number[]; bytesLeft: number }> {
  const { page, close } = await openBenchPage(SCRIPT)
  await page.evaluate(() => window.benchLife.start('running'))
  const makeCalls = () => page.evaluate((calls) => window.benchLife.call(calls), ROUND_CALLS)
  for (let round = 0; round < WARM_UP_ROUNDS; round++) await makeCalls()
  const times: number[] = []
  const before = await usedBytes(page)
  for (let round = 0; round < ROUNDS; round++) times.push(await makeCalls())
  const after = await usedBytes(page)
  await close()
  return { times, bytesLeft: (after - before) / (ROUNDS * ROUND_CALLS) }
}

/** Bytes of a call that waits for matomo.js, by the plugin and as a bare command. */
async function measureWaiting(): Promise<{ waiting: number[]; bare: number[] }> {
  const waiting: number[] = []
  const bare: number[] = []
  for (let run = 0; run < WAITING_RUNS; run++) {
    waiting.push(await bytesOfCall('by the plugin'))
    bare.push(await bytesOfCall('bare'))
  }
  return { waiting, bare }
}

/** What a call adds to the memory of a page of its own. */
async function bytesOfCall(way: 'by the plugin' | 'bare'): Promise<number> {
  const { page, close } = await openBenchPage(SCRIPT)
  if (way === 'by the plugin') await page.evaluate(() => window.benchLife.start('not loaded'))
  const before = await usedBytes(page)
  if (way === 'bare') await page.evaluate((count) => window.benchLife.pushBare(count), WAITING_CALLS)
  else await page.evaluate((count) => window.benchLife.call(count), WAITING_CALLS)
  const after = await usedBytes(page)
  await close()
  return (after - before) / WAITING_CALLS
}

/** Bytes in use, after the garbage is collected. */
async function usedBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  return usedSize
}
