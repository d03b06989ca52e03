import { readCategories } from '../read-category'
import type { MapCommerce } from './map-commerce'
import { rideOnEvent } from './ride-on-event'

/** Product List Viewed: what Matomo calls a view of a category. A list without a category is an event only. */
export const mapProductListView: MapCommerce = (draft, properties) => {
  const category = readCategories(properties)
  if (category !== undefined) rideOnEvent(draft, false, false, category)
}
