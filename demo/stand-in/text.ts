/** A parameter's value, as text; nothing for what is absent. */
export function text(value: unknown): string {
  if (value === undefined || value === null || value === false) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
