/**
 * The same conversion, done once for each text: the names and the prices on a page are few, and converting them would be
 * most of a call's time. A thousand results are kept at most.
 */
export function remember<T>(convert: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    let result = known.get(text)
    if (result === undefined) {
      if (known.size > 999) known.clear()
      known.set(text, (result = convert(text)))
    }
    return result
  }
}
