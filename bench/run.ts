/** `npm run bench`: measures every line, prints the table, and writes docs/performance.md from it. */
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import Table from 'cli-table3'
import { findChromium } from '../scripts/find-chromium'
import { measureFeatureBytes } from './feature-bytes'
import { measureFirstHit } from './first-hit'
import { measureFolderSizes } from './folder-sizes'
import { measureLongLife, ROUND_CALLS, type LongLife } from './long-life'
import { measurePageCost } from './page-cost'
import type { Curve } from './plot'
import { measureSize } from './size'
import { median } from './statistics'
import { cellsOf, comparisonLine, costLine, HEAD, sizeLine } from './table'
import { measureTrackCall, type TrackCall } from './track-call'
import { writePerformancePage } from './write-performance-page'

// First: it fails where a module of a feature has got another name.
const featureBytes = await measureFeatureBytes()
const sizes = await measureSize()
const trackCall = await measureTrackCall()
const longLife = await measureLongLife()
const firstHit = await measureFirstHit()
const costs = await measurePageCost()

const comparisons = [...trackCall.comparisons, ...(firstHit?.besideTenLines ?? []), ...longLife.comparisons]
const lines = [
  ...Object.values(sizes).map(sizeLine),
  ...comparisons.map(comparisonLine),
  ...costs.map(costLine),
]
const firstHitLines = (firstHit?.besideSnippet ?? []).map(comparisonLine)
const table = new Table({ head: HEAD, style: { head: [], border: [], compact: true } })
table.push(...[...lines, ...firstHitLines].map(cellsOf))
console.log(table.toString())

const machine = await describeMachine()
console.log(machine)

if (firstHit) {
  const growth = growthCurves(trackCall, longLife)
  const folderSizes = await measureFolderSizes()
  await writePerformancePage({ machine, lines, firstHitLines, featureBytes, folderSizes, growth })
} else {
  console.log('Some lines need a real matomo.js: start one with `npm run matomo`.')
  console.log('Without them docs/performance.md stays as it is.')
}
process.exit()

async function describeMachine(): Promise<string> {
  const { executablePath } = await findChromium()
  const browser = execFileSync(executablePath, ['--version'], { encoding: 'utf8' }).trim()
  const processor = (cpus()[0]?.model ?? 'an unknown processor').trim()
  return `${processor}, ${cpus().length} cores; Node ${process.version}; ${browser}`
}

function growthCurves({ growth }: TrackCall, { times }: LongLife): Curve[] {
  const curves = Object.entries(growth).map(([name, timesByAmount]) => ({
    name,
    points: [...timesByAmount].map(([amount, values]) => [amount, median(values)] as const),
  }))
  const callsBefore = times.map((time, index) => [(index + 1) * ROUND_CALLS, time] as const)
  return [...curves, { name: 'calls before it', points: callsBefore }]
}
