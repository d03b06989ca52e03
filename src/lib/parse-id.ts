/** An id in Matomo, of a site, a goal or a dimension: a positive integer, also as a string of digits. */
export function parseId(id: unknown): number | undefined {
  const number = typeof id === 'string' && /^\s*\d+\s*$/.test(id) ? Number(id) : id
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined
}
