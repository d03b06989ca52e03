import { ratioOf, type Comparison } from './comparison'
import type { PageCost } from './page-cost'
import { CLASSIC_BYTES, type Size } from './size'
import { median, spread } from './statistics'

/** One line of the table of `npm run bench` and of docs/performance.md. */
export interface Line {
  readonly what: string
  readonly measured: string
  readonly beside: string
  readonly itsFigure: string
  readonly ratio?: string
  readonly goal?: string
  readonly isMet?: boolean
}

export const HEAD = ['what', 'measured', 'beside', 'its figure', 'ratio', 'goal', 'met']

export const cellsOf = (line: Line): string[] => [
  line.what,
  line.measured,
  line.beside,
  line.itsFigure,
  line.ratio ?? '',
  line.goal ?? '',
  metCell(line),
]

function metCell({ isMet }: Line): string {
  if (isMet === undefined) return ''
  return isMet ? 'yes' : 'no'
}

export function sizeLine({ what, bytes, goal }: Size): Line {
  return {
    what: `${what}, minified and gzipped`,
    measured: `${bytes} B`,
    beside: 'the classic Piwik destination',
    itsFigure: `${CLASSIC_BYTES} B`,
    ratio: (bytes / CLASSIC_BYTES).toFixed(2),
    ...(goal !== undefined && { goal: `${goal} B`, isMet: bytes <= goal }),
  }
}

export function comparisonLine(comparison: Comparison): Line {
  const { what, values, beside, otherValues, unit, goal } = comparison
  const ratio = ratioOf(comparison)
  return {
    what,
    measured: figure(values, unit),
    beside,
    itsFigure: figure(otherValues, unit),
    ratio: ratio.toFixed(2),
    ...(goal !== undefined && { goal: String(goal), isMet: ratio <= goal }),
  }
}

export function costLine({ what, plugin, snippet }: PageCost): Line {
  return {
    what,
    measured: String(plugin),
    beside: 'Matomo’s bare snippet',
    itsFigure: String(snippet),
    goal: 'no more',
    isMet: plugin <= snippet,
  }
}

/** The median and, of several values, their spread. */
function figure(values: readonly number[], unit: string): string {
  const middle = median(values)
  const text = `${middle.toFixed(middle < 100 ? 2 : 0)} ${unit}`
  return values.length > 1 ? `${text} ±${spread(values).toFixed(0)} %` : text
}
