/** Results that are kept at most. */
const MAX_KNOWN = 1000

/** The same conversion, done once for each text: the names on a page are few, and converting them most of a call's time. */
export function remember(convert: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= MAX_KNOWN) known.clear()
    const converted = convert(text)
    known.set(text, converted)
    return converted
  }
}
