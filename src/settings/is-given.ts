/** Whether a value counts as given. Forms leave `null` or an empty text behind in a field that nobody has filled in. */
export function isGiven(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  return value !== undefined && value !== null
}
