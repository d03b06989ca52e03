import type { SegmentEvent } from '@segment/analytics-next'
import type { HitDimensions } from '../custom-dimensions'
import type { Draft } from '../draft'
import { addToCart, changeCart, removeFromCart, replaceCart } from './cart'
import { mapOrder } from './order'
import { mapProductListView, mapProductView, mapPromotion, mapSiteSearch } from './views-and-search'

/** What a commerce event is beside the event, which has been pushed before it. */
export type MapCommerce = (
  draft: Draft,
  properties: SegmentEvent['properties'],
  dimensions: HitDimensions | undefined,
) => void

/** Segment's ecommerce spec, and what Matomo has for it. All other events stay events only. */
const EVENTS: Readonly<Record<string, MapCommerce>> = {
  'product viewed': mapProductView,
  'productlist viewed': mapProductListView,
  'productcategory viewed': mapProductListView,
  'product added': changeCart(addToCart),
  'product removed': changeCart(removeFromCart),
  'cart viewed': changeCart(replaceCart),
  'checkout started': changeCart(replaceCart),
  'order completed': mapOrder,
  'products searched': mapSiteSearch,
  'promotion viewed': mapPromotion('trackContentImpression'),
  'promotion clicked': mapPromotion('trackContentInteraction', 'click'),
}

/** By the names of v2 (`Product Added`) and of v1 (`Added Product`), condensed. */
export const COMMERCE = new Map<string, MapCommerce>()
for (const [name, map] of Object.entries(EVENTS)) {
  const [object, action] = name.split(' ') as [string, string]
  COMMERCE.set(object + action, map).set(action + object, map)
}
