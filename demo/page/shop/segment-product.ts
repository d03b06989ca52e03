import type { CartLine } from './cart'
import type { Product } from './products'

/** A product as Segment's ecommerce spec (v2) writes it. */
export function segmentProduct({ id, name, category, price }: Product) {
  return { product_id: id, sku: id, name, category, price }
}

export const segmentProducts = (lines: readonly CartLine[]) =>
  lines.map(({ product, quantity }) => ({ ...segmentProduct(product), quantity }))
