/** `npm run bench`: measures every row, prints one table, and writes docs/performance.md from it. */
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import Table from 'cli-table3'
import { findChromium } from '../scripts/find-chromium'
import { measureFirstHit } from './first-hit'
import { measureLongLife } from './long-life'
import { measurePageCost } from './page-cost'
import { median } from './row'
import { measureSize } from './size'
import { costLine, HEAD, sizeLine, timeLine } from './table'
import { measureTrackCall } from './track-call'
import { writePerformancePage } from './write-performance-page'

const { byEsbuild, byTerser, file, shares } = await measureSize()
const calls = await measureTrackCall()
const life = await measureLongLife()
const firstHit = await measureFirstHit()
if (!firstHit) {
  console.log(
    'Some rows need a real matomo.js: start one with `npm run matomo`. docs/performance.md stays as it is.',
  )
}
const costs = await measurePageCost()

const lines = [
  ...[byEsbuild, byTerser, file].map(sizeLine),
  ...[...calls.rows, ...(firstHit ?? []), ...life.rows].map(timeLine),
  ...costs.map(costLine),
]
const table = new Table({ head: HEAD, style: { head: [], border: [], compact: true } })
table.push(...lines)
console.log(table.toString())

const { executablePath } = await findChromium()
const browser = execFileSync(executablePath, ['--version'], { encoding: 'utf8' }).trim()
const machine = `${(cpus()[0]?.model ?? 'unknown').trim()}, ${cpus().length} cores; Node ${process.version}; ${browser}`
console.log(machine)

// The page is of all rows, or it stays as it is.
if (firstHit)
  await writePerformancePage({
    machine,
    lines,
    shares,
    growth: [
      ...Object.entries(calls.growth).map(([name, times]) => ({
        name,
        points: [...times].map(([amount, values]) => [amount, median(values)] as const),
      })),
      {
        name: 'calls before it',
        points: life.times.map((time, index) => [(index + 1) * 10_000, time] as const),
      },
    ],
  })
process.exit()
