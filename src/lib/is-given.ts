/** Whether a field holds something. An empty or blank text says as little as an absent field. */
export function isGiven(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  return value !== undefined && value !== null
}
