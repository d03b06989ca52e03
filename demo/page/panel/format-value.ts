/** An argument of a command, as one would write it. */
export function formatValue(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'function') return 'function'
  return value === undefined ? 'undefined' : JSON.stringify(value)
}
