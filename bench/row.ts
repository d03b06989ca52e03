/** A line of the table: a figure, and the one it is measured beside, in the same run. */
export interface Row {
  readonly what: string
  readonly beside: string
  /** What the ratio may be at most; not given where it is only told. */
  readonly goal?: number
  readonly value: number[]
  readonly other: number[]
  readonly unit: string
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? NaN
}

/** Half of the range that the middle half of the values has, in percent of the median. */
export function spread(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? NaN
  return ((at(0.75) - at(0.25)) / 2 / median(values)) * 100
}

export const ratio = ({ value, other }: Row): number => median(value) / median(other)
