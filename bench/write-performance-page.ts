import { mkdir, writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import { plot, type Line } from './plot'
import type { Sizes } from './size'
import { HEAD } from './table'

interface Measured {
  readonly machine: string
  readonly lines: readonly (readonly string[])[]
  readonly shares: Sizes['shares']
  readonly growth: readonly Line[]
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

/** Writes docs/performance.md and its plot. */
export async function writePerformancePage({ machine, lines, shares, growth }: Measured): Promise<void> {
  const missed = lines.filter((cells) => cells.at(-1) === 'no').map(([what]) => what)
  await mkdir('docs/images', { recursive: true })
  await writeFile('docs/images/cost-of-a-call.svg', plot(growth))
  const page = `# Performance

Measured by \`npm run bench\` on ${machine}. Each figure stands beside another one of the same run; only the
ratios carry over to other machines. This page is written by that command.

${row(HEAD)}
${row(HEAD.map(() => '---'))}
${lines.map(row).join('\n')}

${missed.length ? `Goals that are not met: ${missed.join('; ')}.` : 'All goals are met.'} A test fails where
a change adds to the size: growing is a decision.

## How the cost of a call grows

With the goals in the settings and with the calls before it not at all; with the custom dimensions that a call has, and with
the products of a cart, in step.

![Time of a call by the number of goals, dimensions, products, and calls before it](images/cost-of-a-call.svg)

A call that waits for matomo.js is kept with its event, so that a command that matomo.js refuses can be told in that call's log; up to
10,000 commands wait.

## What the bytes are for

Minified by esbuild, before compression:

| feature | bytes |
| --- | --- |
${shares.map(({ feature, bytes }) => row([feature, `${bytes}`])).join('\n')}
`
  await writeFile('docs/performance.md', await format(page, { parser: 'markdown', printWidth: 110 }))
}
