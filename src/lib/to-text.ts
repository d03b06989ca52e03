/** A value that may stand as text in a report: a string that is not blank, a finite number, true or false. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() ? value : undefined
  return typeof value === 'boolean' || Number.isFinite(value) ? String(value) : undefined
}
