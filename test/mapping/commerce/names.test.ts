import eventPatterns from 'analytics-events'
import { commerce, hat, track } from '../../support/commerce'
import { map } from '../../support/map'

describe('names', () => {
  const mapped: (keyof typeof eventPatterns)[] = [
    'productViewed',
    'productListViewed',
    'productAdded',
    'productRemoved',
    'cartViewed',
    'checkoutStarted',
    'orderCompleted',
    'productsSearched',
    'promotionViewed',
    'promotionClicked',
  ]
  const spellings = [
    ...[
      'Product Viewed',
      'Viewed Product',
      'Product List Viewed',
      'Viewed Product List',
      'Viewed Product Category',
    ],
    ...['Product Category Viewed', 'Product Added', 'Added Product', 'Product Removed', 'Removed Product'],
    ...[
      'Cart Viewed',
      'Viewed Cart',
      'Checkout Started',
      'Started Checkout',
      'Order Completed',
      'Completed Order',
    ],
    ...[
      'Products Searched',
      'Searched Products',
      'Promotion Viewed',
      'Viewed Promotion',
      'Promotion Clicked',
    ],
    ...['Order Updated', 'Order Refunded', 'Order Cancelled', 'Product Clicked', 'Product List Filtered'],
    ...['Coupon Entered', 'Coupon Applied', 'Coupon Denied', 'Coupon Removed', 'Payment Info Entered'],
    ...[
      'Checkout Step Viewed',
      'Checkout Step Completed',
      'Product Shared',
      'Cart Shared',
      'Product Reviewed',
    ],
    ...['Product Added to Wishlist', 'Product Removed from Wishlist', 'Wishlist Product Added to Cart'],
    ...['Signed Up', 'Product', 'Viewed', 'constructor', '__proto__'],
  ].flatMap((name) => [name, name.toUpperCase(), name.replace(/ /g, '_'), name.replace(/ /g, '')])

  // The patterns that Segment's classic destinations match events by.
  test.each(spellings)('%s is mapped exactly where Segment’s own table has it', (name) => {
    // That table's patterns are bound to the name's end by their last alternative only.
    const isMapped = mapped.some((key) => {
      const whole = new RegExp(`^(?:${eventPatterns[key].source.replace(/\$$/, '')})$`, 'i')
      return whole.test(name)
    })
    const everything = {
      sku: 'a',
      category: 'Hats',
      order_id: '1',
      query: 'hat',
      name: 'Sale',
      products: [{ sku: 'b' }],
    }
    expect(commerce(name, everything, { cart: [{ ...hat, sku: 'a' }] }).length > 0).toBe(isMapped)
  })

  test.each(['Started Order', 'Order Started', 'started_order', 'startedOrder', 'STARTED ORDER'])(
    '%s, the name of Checkout Started in the spec’s version 1, fills the cart',
    (name) => {
      expect(commerce(name, { products: [{ sku: 'a', price: 2 }] }).at(-1)).toStrictEqual([
        'trackEcommerceCartUpdate',
        2,
      ])
    },
  )

  test.each([
    ['Order Updated'],
    ['Order Refunded'],
    ['Order Cancelled'],
    ['Coupon Applied'],
    ['Product Added to Wishlist'],
    ['Checkout Step Viewed'],
  ])('%s has no counterpart in Matomo and is an event only', (event) => {
    const properties = { order_id: '50', total: 20, products: [{ sku: 'a', price: 20 }] }
    expect(map(track(event, properties)).commands.map(([method]) => method)).toStrictEqual(['trackEvent'])
  })

  test('are mapped only as far as the settings say', () => {
    expect(commerce('Product Added', { sku: 'a' }, { settings: { ecommerce: false } })).toStrictEqual([])
    expect(commerce('Products Searched', { query: 'a' }, { settings: { siteSearch: false } })).toStrictEqual(
      [],
    )
    expect(commerce('Products Searched', { query: 'a' }, { settings: { ecommerce: false } })).toHaveLength(1)
  })
})
