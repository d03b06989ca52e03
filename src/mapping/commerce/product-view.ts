import { readAmount, readText } from '../../lib/read-field'
import type { MatomoMethods } from '../../matomo/commands'
import { push, type Draft } from '../draft'
import type { MapCommerce } from './commerce'
import { readCategory, readSku } from './items'

/** Product Viewed. */
export const mapProductView: MapCommerce = (draft, properties) => {
  const sku = readSku(properties, draft)
  if (sku) {
    const name = readText(properties, 'name')
    rideOnEvent(draft, sku, name, readCategory(properties), readAmount(properties, 'price'))
  }
}

/** Product List Viewed: a view of a category. */
export const mapProductListView: MapCommerce = (draft, properties) => {
  const category = readCategory(properties)
  if (category) rideOnEvent(draft, false, false, category)
}

/** The view rides on the event that was pushed last: it would stay for the hits that follow, and is taken back. */
function rideOnEvent(draft: Draft, ...view: MatomoMethods['setEcommerceView']): void {
  push(draft, 'setEcommerceView', ...view)
  draft.commands.push(...draft.commands.splice(-2, 1))
  push(draft, 'setEcommerceView')
}
