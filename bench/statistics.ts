export function median(values: readonly number[]): number {
  const sorted = ascending(values)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** Half of the range of the middle half of the values, in percent of their median. */
export function spread(values: readonly number[]): number {
  const sorted = ascending(values)
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? NaN
  return ((at(0.75) - at(0.25)) / 2 / median(values)) * 100
}

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b)
