/** A name's letters and digits in lower case, so that `product_id`, `productId` and `Product ID` are one. */
export function condense(name: string): string {
  return name.replace(/[^a-z0-9]+/gi, '').toLowerCase()
}
