import { condense } from '../../lib/condense'
import type { MatomoCommand } from '../../matomo/commands'
import type { ResolvedSettings } from '../../settings/resolve-settings'
import type { HitDimensions } from '../custom-dimensions'
import type { Draft } from '../draft'
import { addToCart, changeCart, removeFromCart, replaceCart } from './cart'
import { mapOrder } from './order'
import { mapProductListView, mapProductView } from './product-view'
import { mapPromotion } from './promotion'
import { mapSiteSearch } from './site-search'

/** What a commerce event becomes, besides the event that it is sent as anyway. Dimensions are for a hit that takes them. */
type MapCommerce = (draft: Draft, dimensions: HitDimensions | undefined) => MatomoCommand[]

/** Segment's ecommerce spec: object, action, and what Matomo has for it. All others stay events only. */
const EVENTS: readonly (readonly [object: string, action: string, map: MapCommerce])[] = [
  ['product', 'viewed', mapProductView],
  ['productlist', 'viewed', mapProductListView],
  ['productcategory', 'viewed', mapProductListView],
  ['product', 'added', changeCart(addToCart)],
  ['product', 'removed', changeCart(removeFromCart)],
  ['cart', 'viewed', changeCart(replaceCart)],
  ['checkout', 'started', changeCart(replaceCart)],
  ['order', 'completed', mapOrder],
  ['products', 'searched', mapSiteSearch],
  ['promotion', 'viewed', mapPromotion('trackContentImpression')],
  ['promotion', 'clicked', mapPromotion('trackContentInteraction', 'click')],
]

// By the names of v2 (`Product Added`) and of v1 (`Added Product`), whatever their case and separators.
const BY_NAME = new Map(
  EVENTS.flatMap(([object, action, map]) => [
    [object + action, map],
    [action + object, map],
  ]),
)

/** The mapping for an event's name, as far as the settings ask for it. */
export function commerceOf(
  event: string,
  settings: Pick<ResolvedSettings, 'ecommerce' | 'siteSearch'>,
): MapCommerce | undefined {
  const map = BY_NAME.get(condense(event))
  return settings[map === mapSiteSearch ? 'siteSearch' : 'ecommerce'] ? map : undefined
}

/** @returns a product view, which rides on the event, and requests of their own, which follow it */
export function mapCommerce(
  draft: Draft,
  action: string,
  dimensions: HitDimensions | undefined,
): [view: MatomoCommand | undefined, requests: MatomoCommand[]] {
  const commands = commerceOf(action, draft.settings)?.(draft, dimensions) ?? []
  const [first] = commands
  return first?.[0] === 'setEcommerceView' ? [first, []] : [undefined, commands]
}
