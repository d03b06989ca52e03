import type { HitDimensions } from '../custom-dimensions'
import type { Draft } from '../draft'
import { addToCart, changeCart, removeFromCart, replaceCart } from './cart'
import { mapOrder } from './order'
import { mapProductListView, mapProductView } from './product-view'
import { mapPromotion } from './promotion'
import { mapSiteSearch } from './site-search'

type MapView = (draft: Draft) => boolean
type MapRequest = (draft: Draft, dimensions: HitDimensions | undefined) => void

// Segment's ecommerce spec, and what Matomo has for it. All other events stay events only.

/** What rides on the event that it is sent as. */
export const VIEWS = byName<MapView>({
  'product viewed': mapProductView,
  'productlist viewed': mapProductListView,
  'productcategory viewed': mapProductListView,
})

/** What is a request of its own, after that of the event. Dimensions are for a hit that takes them. */
export const REQUESTS = byName<MapRequest>({
  'product added': changeCart(addToCart),
  'product removed': changeCart(removeFromCart),
  'cart viewed': changeCart(replaceCart),
  'checkout started': changeCart(replaceCart),
  'order completed': mapOrder,
  'products searched': mapSiteSearch,
  'promotion viewed': mapPromotion('trackContentImpression'),
  'promotion clicked': mapPromotion('trackContentInteraction', 'click'),
})

/** By the names of v2 (`Product Added`) and of v1 (`Added Product`), condensed. */
function byName<T>(events: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(
    Object.entries(events).flatMap(([name, map]) => {
      const [object, action] = name.split(' ') as [string, string]
      return [
        [object + action, map],
        [action + object, map],
      ]
    }),
  )
}
