import { readAmount, readText } from '../../lib/read-field'
import type { Draft } from '../draft'
import { readCategory, readSku } from './item'

/** Product Viewed. It rides on the event: it would stay for the hits that follow, and is taken back. */
export const mapProductView = (draft: Draft) => {
  const { properties } = draft.event
  const sku = readSku(properties, draft)
  if (!sku) return
  const name = readText(properties, 'name')
  draft.push('setEcommerceView', sku, name, readCategory(properties), readAmount(properties, 'price'))
  return () => draft.push('setEcommerceView')
}

/** Product List Viewed: a view of a category. */
export const mapProductListView = (draft: Draft) => {
  const category = readCategory(draft.event.properties)
  if (!category) return
  draft.push('setEcommerceView', false, false, category)
  return () => draft.push('setEcommerceView')
}
