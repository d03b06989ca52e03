/** From this number on JavaScript writes an exponent with a plus sign, which a request would take for a blank. */
const TOO_LARGE = 1e21

/** The value, if it is a number that can stand in a request. */
export function sendableNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) < TOO_LARGE ? value : undefined
}
