/** The names seen so far: a page has few, and the expression below would be most of a call's time. */
const known = new Map<string, string>()
const MAX_KNOWN = 1000

/** A name's letters and digits in lower case, so that `product_id`, `productId` and `Product ID` are one. */
export function condense(name: string): string {
  let condensed = known.get(name)
  if (condensed === undefined) {
    condensed = name.replace(/[^a-z0-9]+/gi, '').toLowerCase()
    if (known.size < MAX_KNOWN) known.set(name, condensed)
  }
  return condensed
}
