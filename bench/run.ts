/** `npm run bench`: measures every row, prints one table, and writes docs/performance.md from it. */
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import Table from 'cli-table3'
import { format } from 'prettier'
import { findChromium } from '../scripts/find-chromium'
import { measureFirstHit } from './first-hit'
import { measurePageCost } from './page-cost'
import { plot } from './plot'
import { median, ratio, spread } from './row'
import { measureSize } from './size'
import { measureTrackCall } from './track-call'

const SIZE_GOAL = 5_120

const size = await measureSize()
const { rows: calls, times } = await measureTrackCall()
const firstHit = await measureFirstHit()
if (!firstHit)
  console.log('The rows of the first hit need a real matomo.js: start one with `npm run matomo`.')
const costs = await measurePageCost()

const head = ['what', 'measured', 'beside', 'its figure', 'ratio', 'goal', 'met']
const lines = [
  [
    ...[
      '`import { matomo }`, minified and gzipped',
      `${size.bytes} B`,
      'the classic Piwik destination',
      '11053 B',
    ],
    ...[(size.bytes / 11_053).toFixed(2), `${SIZE_GOAL} B`, size.bytes <= SIZE_GOAL ? 'yes' : 'no'],
  ],
  ...[...calls, ...(firstHit ?? [])].map((row) => [
    ...[
      row.what,
      `${median(row.value).toFixed(2)} ${row.unit} ±${spread(row.value).toFixed(0)} %`,
      row.beside,
    ],
    ...[
      `${median(row.other).toFixed(2)} ${row.unit} ±${spread(row.other).toFixed(0)} %`,
      ratio(row).toFixed(2),
    ],
    ...[`${row.goal}`, ratio(row) <= row.goal ? 'yes' : 'no'],
  ]),
  ...costs.map(({ what, plugin, snippet }) => [
    ...[
      what,
      `${plugin}`,
      'Matomo’s bare snippet',
      `${snippet}`,
      '',
      'no more',
      plugin <= snippet ? 'yes' : 'no',
    ],
  ]),
]
const table = new Table({ head, style: { head: [], border: [], compact: true } })
table.push(...lines)
console.log(table.toString())

const { executablePath } = await findChromium()
const browser = execFileSync(executablePath, ['--version'], { encoding: 'utf8' }).trim()
const model = cpus()[0]?.model ?? 'unknown'
const machine = `${model.trim()}, ${cpus().length} cores; Node ${process.version}; ${browser}`
console.log(machine)

const of = (name: string, amounts: number[]) => ({
  name,
  points: amounts.map((amount) => [amount, median(times[`${name} ${amount}`] ?? [])] as const),
})
await mkdir('docs/images', { recursive: true })
await writeFile(
  'docs/images/cost-of-a-call.svg',
  plot([of('goals', [100, 1_000, 10_000]), of('dimensions', [1, 10, 100]), of('products', [1, 10, 100])]),
)
const markdown = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const page = `# Performance

Measured by \`npm run bench\` on ${machine}. Each figure stands beside another one of the same run; only the
ratios carry over to other machines. This page is written by that command.

${markdown(head)}
${markdown(head.map(() => '---'))}
${lines.map(markdown).join('\n')}

## How the cost of a call grows

With the number of goals in the settings not at all: they are found by name. With the custom dimensions that a call has, and
with the products of a cart, in step.

![Time of a call by number of goals, dimensions and products](images/cost-of-a-call.svg)

## What the bytes are for

Minified, before compression:

| feature | bytes |
| --- | --- |
${size.shares.map(({ feature, bytes }) => markdown([feature, `${bytes}`])).join('\n')}
`
await writeFile('docs/performance.md', await format(page, { parser: 'markdown', printWidth: 110 }))
process.exit()
