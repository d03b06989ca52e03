import { mkdir, writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import { AUTO_PAGE_BYTES_TEXT } from './auto-page-bytes'
import type { FeatureBytes } from './feature-bytes'
import type { FolderSize } from './folder-sizes'
import { plot, type Curve } from './plot'
import { cellsOf, HEAD, type Line } from './table'

interface Measured {
  readonly machine: string
  readonly lines: readonly Line[]
  /** From the navigation to the first hit. */
  readonly firstHitLines: readonly Line[]
  readonly featureBytes: readonly FeatureBytes[]
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

const tableOf = (lines: readonly Line[]) =>
  [HEAD, HEAD.map(() => '---'), ...lines.map(cellsOf)].map(row).join('\n')

const pageText = ({ machine, lines, firstHitLines, featureBytes, folderSizes }: Measured) => `# Performance

\`npm run bench\` measured these figures on ${machine}, and wrote this page. Each figure stands beside another
figure of the same run. Only the ratios carry over to other machines.

${tableOf(lines)}

${goalsText([...lines, ...firstHitLines])}

The plugin is larger than the classic destination because it does more ([what the bytes are for](#what-the-bytes-are-for)), in code that
is written to be read. A test fails when a change adds to the size, so growing is a decision.

${firstHitText(firstHitLines)}

## How the cost of a call grows

The cost of a call does not grow with the goals in the settings or with the calls before it. It grows in step with the
custom dimensions that a call has, and with the products of a cart.

![Time of a call by the number of goals, dimensions, products, and calls before it](images/cost-of-a-call.svg)

A call that waits for matomo.js is kept with its event, so that its log can name a command that matomo.js refuses. At most
10,000 commands wait.

## What the bytes are for

What each feature adds to \`import { matomo }\`, minified by esbuild and gzipped: the difference to a build whose modules of
that feature are empty. The rest, about a third, is the path of a call from analytics.js to \`_paq\`.

| feature | bytes |
| --- | --- |
${featureBytes.map(({ feature, bytes }) => row([feature, String(bytes)])).join('\n')}

What each folder adds to \`import { matomo }\`, minified by esbuild, before compression:

| folder | bytes |
| --- | --- |
${folderSizes.map(({ folder, bytes }) => row([`\`${folder}\``, String(bytes)])).join('\n')}

${AUTO_PAGE_BYTES_TEXT}`

const firstHitText = (firstHitLines: readonly Line[]) => `## Until the first hit

Every request of these pages takes 100 ms, and nothing is cached. Segment's way to matomo.js is longer than that of Matomo's
snippet: analytics.js and, unless the page has them, the source's settings have to arrive first. The line of the
[quick start](quick-start.md#an-earlier-first-hit) fetches matomo.js meanwhile, and so does \`preload: true\` while the settings are
fetched. What is called before the plugin has its first call is lost if the page is left
([reliability](reliability.md#leaving-before-matomojs-has-loaded)).

The scripts of these pages stand in the body.

${tableOf(firstHitLines)}`

function goalsText(lines: readonly Line[]): string {
  const missed = lines.filter(({ isMet }) => isMet === false).map(({ what }) => what)
  return missed.length === 0 ? 'All goals are met.' : `Goals that are not met: ${missed.join('; ')}.`
}
