/** Whether a field holds something. An empty or blank text counts as absent. */
export function isGiven(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  return value !== undefined && value !== null
}
