import { readAmount, readText } from '../../lib/read-field'
import type { MapCommerce } from './map-commerce'
import { readCategory, readSku } from './read-product'
import { rideOnEvent } from './ride-on-event'

/** Product Viewed. */
export const mapProductView: MapCommerce = (draft, properties) => {
  const sku = readSku(draft, properties)
  if (sku === undefined) return
  const name = readText(properties, 'name')
  const price = readAmount(properties, 'price')
  rideOnEvent(draft, sku, name, readCategory(properties), price)
}
