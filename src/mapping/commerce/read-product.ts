import { isGiven } from '../../lib/is-given'
import { describeValue } from '../../lib/describe-value'
import { readField } from '../../lib/read-field'
import { omit, type Draft } from '../draft'
import { readId } from './read-id'

/** The list of products of an event. A value that is no list is noted, and left out. */
export function readProducts(draft: Draft, properties: unknown): readonly unknown[] | undefined {
  const products = readField(properties, 'products')
  if (Array.isArray(products)) return products as readonly unknown[]
  if (isGiven(products)) {
    omit(
      draft,
      `The products were not sent to Matomo because ${describeValue(products)} is not a list. Send products as a list, such as [{ sku: "1", price: 5 }].`,
    )
  }
  return undefined
}

/** The sku of a product, by which Matomo tells products apart. A product without one is noted. */
export function readSku(draft: Draft, product: unknown): string | undefined {
  const sku = findSku(product)
  if (sku === undefined) {
    omit(
      draft,
      'A product was not sent to Matomo because it has no sku, product_id or id. Add one of them to the product.',
    )
  }
  return sku
}

/** `sku`, else `product_id`, else `id`. */
export function findSku(product: unknown): string | undefined {
  return readId(product, 'sku', 'product_id', 'id')
}
