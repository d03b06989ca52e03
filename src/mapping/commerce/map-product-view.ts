import { readText } from '../../lib/read-field'
import { readAmount } from '../read-amount'
import { readCategories } from '../read-category'
import type { MapCommerce } from './map-commerce'
import { readSku } from './read-product'
import { rideOnEvent } from './ride-on-event'

/** Product Viewed. */
export const mapProductView: MapCommerce = (draft, properties) => {
  const sku = readSku(draft, properties)
  if (sku === undefined) return
  const name = readText(properties, 'name')
  const price = readAmount(draft, properties, 'price')
  rideOnEvent(draft, sku, name, readCategories(properties), price)
}
