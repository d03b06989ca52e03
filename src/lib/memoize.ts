const MAX_RESULTS = 1000
/** A longer text is converted each time: a page that makes up long texts must not fill the memory. */
const MAX_LENGTH = 500

/**
 * Makes a function that converts each text once and then knows the result. The names and the prices on a page are few,
 * and converting them each time takes most of a call's time. The function keeps at most a thousand results.
 */
export function memoize<T>(convert: (text: string) => T): (text: string) => T {
  const results = new Map<string, { readonly value: T }>()
  return (text) => {
    if (text.length > MAX_LENGTH) return convert(text)
    const known = results.get(text)
    if (known) return known.value
    const value = convert(text)
    if (results.size >= MAX_RESULTS) results.clear()
    results.set(text, { value })
    return value
  }
}
