import type { Draft } from '../draft'
import { readCategory, readSku } from './item'

/** Product Viewed. @returns whether there is a view */
export function mapProductView(draft: Draft): boolean {
  const sku = readSku(draft, draft, 'the product view')
  if (sku) draft.push('setEcommerceView', sku, draft.text('name'), readCategory(draft), draft.amount('price'))
  return Boolean(sku)
}

/** Product List Viewed: a view of a category. @returns whether there is one */
export function mapProductListView(draft: Draft): boolean {
  const category = readCategory(draft)
  if (category) draft.push('setEcommerceView', false, false, category)
  return Boolean(category)
}
