import type { PageCost } from './page-cost'
import { median, ratio, spread, type Row } from './row'
import type { Size } from './size'

export const HEAD = ['what', 'measured', 'beside', 'its figure', 'ratio', 'goal', 'met']

const met = (isMet: boolean) => (isMet ? 'yes' : 'no')
const figure = (values: readonly number[], unit: string) =>
  `${median(values).toFixed(median(values) < 100 ? 2 : 0)} ${unit}` +
  (values.length > 1 ? ` ±${spread(values).toFixed(0)} %` : '')

/** The median of each of two, side by side, and half of the range of the middle half of its runs. */
export const timeLine = (row: Row): string[] => [
  ...[row.what, figure(row.value, row.unit), row.beside, figure(row.other, row.unit), ratio(row).toFixed(2)],
  ...(row.goal === undefined ? ['', ''] : [`${row.goal}`, met(ratio(row) <= row.goal)]),
]

export const costLine = ({ what, plugin, snippet }: PageCost): string[] => [
  ...[what, `${plugin}`, 'Matomo’s bare snippet', `${snippet}`, '', 'no more', met(plugin <= snippet)],
]

/** Sizes are judged by themselves: the classic destination is only told beside them. */
export const sizeLine = ({ what, bytes, goal }: Size): string[] => [
  ...[what, `${bytes} B`, 'the classic Piwik destination', `${CLASSIC_BYTES} B`],
  ...[(bytes / CLASSIC_BYTES).toFixed(2), `${goal} B`, met(bytes <= goal)],
]

const CLASSIC_BYTES = 11_053
