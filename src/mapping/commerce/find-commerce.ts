import { memoize } from '../../lib/memoize'
import { normalizeName } from '../../lib/normalize-name'
import { mapCartView, mapProductAdded, mapProductRemoved } from './map-cart'
import type { MapCommerce } from './map-commerce'
import { mapOrder } from './map-order'
import { mapProductListView } from './map-product-list-view'
import { mapProductView } from './map-product-view'
import { mapPromotionClick, mapPromotionView } from './map-promotion'
import { mapSiteSearch } from './map-site-search'

/**
 * The events of Segment's ecommerce spec that mean something in Matomo, by their names in the spec's version 2 and in
 * version 1. All others are events only.
 */
const COMMERCE_EVENTS: Readonly<Record<string, MapCommerce>> = {
  'Product Viewed': mapProductView,
  'Viewed Product': mapProductView,

  'Product List Viewed': mapProductListView,
  'Viewed Product List': mapProductListView,
  'Product Category Viewed': mapProductListView,
  'Viewed Product Category': mapProductListView,

  'Product Added': mapProductAdded,
  'Added Product': mapProductAdded,

  'Product Removed': mapProductRemoved,
  'Removed Product': mapProductRemoved,

  'Cart Viewed': mapCartView,
  'Viewed Cart': mapCartView,

  'Checkout Started': mapCartView,
  'Started Checkout': mapCartView,
  'Order Started': mapCartView,
  'Started Order': mapCartView,

  'Order Completed': mapOrder,
  'Completed Order': mapOrder,

  'Products Searched': mapSiteSearch,
  'Searched Products': mapSiteSearch,

  'Promotion Viewed': mapPromotionView,
  'Viewed Promotion': mapPromotionView,

  'Promotion Clicked': mapPromotionClick,
  'Clicked Promotion': mapPromotionClick,
}

/** What an event means in commerce, by its name in any case and with any separators. */
export const findCommerce = /* @__PURE__ */ memoize((name): MapCommerce | undefined => {
  const wanted = normalizeName(name)
  const match = Object.entries(COMMERCE_EVENTS).find(([event]) => normalizeName(event) === wanted)
  return match?.[1]
})
