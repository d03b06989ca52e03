import { mkdir, writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import { AUTO_PAGE_BYTES_TEXT } from './auto-page-bytes'
import type { FolderSize } from './folder-sizes'
import { plot, type Curve } from './plot'
import { cellsOf, HEAD, type Line } from './table'

interface Measured {
  readonly machine: string
  readonly lines: readonly Line[]
  readonly folderSizes: readonly FolderSize[]
  readonly growth: readonly Curve[]
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

/** Writes docs/performance.md and its plot. */
export async function writePerformancePage(measured: Measured): Promise<void> {
  await mkdir('docs/images', { recursive: true })
  await writeFile('docs/images/cost-of-a-call.svg', plot(measured.growth))
  const page = await format(pageText(measured), { parser: 'markdown', printWidth: 110 })
  await writeFile('docs/performance.md', page)
}

const pageText = ({ machine, lines, folderSizes }: Measured) => `# Performance

\`npm run bench\` measured these figures on ${machine}, and wrote this page. Each figure stands beside another
figure of the same run. Only the ratios carry over to other machines.

${row(HEAD)}
${row(HEAD.map(() => '---'))}
${lines.map((line) => row(cellsOf(line))).join('\n')}

${goalsText(lines)} A test fails when \`import { matomo }\` or the browser file is larger than the classic destination.

## How the cost of a call grows

The cost of a call does not grow with the goals in the settings or with the calls before it. It grows in step with the
custom dimensions that a call has, and with the products of a cart.

![Time of a call by the number of goals, dimensions, products, and calls before it](images/cost-of-a-call.svg)

A call that waits for matomo.js is kept with its event, so that its log can name a command that matomo.js refuses. At most
10,000 commands wait.

## What the bytes are for

What each folder adds to \`import { matomo }\`, minified by esbuild, before compression:

| folder | bytes |
| --- | --- |
${folderSizes.map(({ folder, bytes }) => row([`\`${folder}\``, String(bytes)])).join('\n')}

${AUTO_PAGE_BYTES_TEXT}`

function goalsText(lines: readonly Line[]): string {
  const missed = lines.filter(({ isMet }) => isMet === false).map(({ what }) => what)
  return missed.length === 0 ? 'All goals are met.' : `Goals that are not met: ${missed.join('; ')}.`
}
