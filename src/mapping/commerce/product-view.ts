import { readField } from '../../lib/read-field'
import { trimEnd } from '../../lib/trim-end'
import type { MatomoCommand } from '../../matomo/commands'
import type { Omit } from '../mapping'
import { readCategory, readDescription, readSku } from './item'

/** Product Viewed: rides on the event that follows it. */
export function mapProductView(properties: unknown, omit: Omit): MatomoCommand[] {
  const sku = readSku(properties)
  if (sku === undefined) {
    omit('the product view: it has no sku, product_id or id')
    return []
  }
  const { name, category, price } = readDescription(properties)
  return [trimEnd(['setEcommerceView', sku, name, category as string, price])]
}

/** Product List Viewed: a view of a category, likewise. */
export function mapProductListView(properties: unknown): MatomoCommand[] {
  const category = readCategory(readField(properties, 'category'))
  return category === undefined ? [] : [['setEcommerceView', false, false, category]]
}
