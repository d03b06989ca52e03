import { trimEnd } from '../../lib/trim-end'
import type { MatomoCommand } from '../../matomo/commands'
import type { Draft } from '../draft'
import { readCategory, readSku } from './item'

/** Product Viewed: rides on the event that follows it. */
export function mapProductView({ text, amount, field, omit }: Draft): MatomoCommand[] {
  const sku = readSku(text)
  if (sku === undefined) {
    omit('the product view: it has no sku, product_id or id')
    return []
  }
  const category = readCategory(field('category')) as string
  return [trimEnd(['setEcommerceView', sku, text('name'), category, amount('price')])]
}

/** Product List Viewed: a view of a category, likewise. */
export function mapProductListView({ field }: Draft): MatomoCommand[] {
  const category = readCategory(field('category'))
  return category === undefined ? [] : [['setEcommerceView', false, false, category]]
}
