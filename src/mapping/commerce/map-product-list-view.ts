import type { MapCommerce } from './map-commerce'
import { readCategory } from './read-product'
import { rideOnEvent } from './ride-on-event'

/** Product List Viewed: what Matomo calls a view of a category. A list without a category is an event only. */
export const mapProductListView: MapCommerce = (draft, properties) => {
  const category = readCategory(properties)
  if (category !== undefined) rideOnEvent(draft, false, false, category)
}
