import eventPatterns from 'analytics-events'
import { MAX_ITEMS } from '../../../src/mapping/commerce/items'
import { initialState } from '../../../src/mapping/state'
import { map, mapAll } from '../../support/map'

type Properties = Record<string, unknown>
const hat = { sku: 'hat', name: 'Hat', category: 'Hats', price: 10, quantity: 1 }
const track = (event: string, properties: Properties = {}) => ({ type: 'track' as const, event, properties })

/** The commands of a call, without the event that it is sent as anyway. */
const commerce = (event: string, properties: Properties = {}, options: Parameters<typeof map>[1] = {}) =>
  map(track(event, properties), options).commands.filter(([method]) => method !== 'trackEvent')

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

  test.each([
    ['Order Updated'],
    ['Order Refunded'],
    ['Order Cancelled'],
    ['Coupon Applied'],
    ['Product Added to Wishlist'],
    ['Checkout Step Viewed'],
  ])('%s has no counterpart in Matomo and is an event only', (event) => {
    const properties = { order_id: '50', total: 20, products: [{ sku: 'a', price: 20 }] }
    expect(map(track(event, properties)).commands.map(([method]) => method)).toEqual(['trackEvent'])
  })

  test('are mapped only as far as the settings say', () => {
    expect(commerce('Product Added', { sku: 'a' }, { settings: { ecommerce: false } })).toEqual([])
    expect(commerce('Products Searched', { query: 'a' }, { settings: { siteSearch: false } })).toEqual([])
    expect(commerce('Products Searched', { query: 'a' }, { settings: { ecommerce: false } })).toHaveLength(1)
  })
})

describe('a product view', () => {
  const shoe = { product_id: '507', sku: 'G-32', name: 'Shoe', category: 'Shoes', price: '18.99' }

  test('rides on the event and is taken back after it', () => {
    expect(map(track('Product Viewed', shoe)).commands).toEqual([
      ['setEcommerceView', 'G-32', 'Shoe', 'Shoes', 18.99],
      ['trackEvent', 'Shoes', 'Product Viewed', 'Shoe'],
      ['setEcommerceView'],
    ])
  })

  test('does not ride on a goal', () => {
    const { commands } = map(track('Product Viewed', shoe), { settings: { goals: { 'Product Viewed': 1 } } })
    expect(commands.map(([method]) => method)).toEqual([
      'trackGoal',
      'setEcommerceView',
      'trackEvent',
      'setEcommerceView',
    ])
  })

  test.each([
    [{ sku: 'a', product_id: 'b', id: 'c' }, 'a'],
    [{ product_id: 'b', id: 'c' }, 'b'],
    [{ id: 'c' }, 'c'],
    [{ sku: '', productId: 5 }, '5'],
    [{ sku: '0', id: 'c' }, 'c'],
  ])('of %j is one of sku %s', (properties, sku) => {
    expect(commerce('Product Viewed', properties)[0]).toEqual(['setEcommerceView', sku])
  })

  test('without an sku is an event only, and said', () => {
    const mapping = map(track('Product Viewed', { name: 'Shoe' }))
    expect(mapping.commands).toEqual([['trackEvent', 'All', 'Product Viewed', 'Shoe']])
    expect(mapping.omitted).toEqual(['the product view: it has no sku, product_id or id'])
  })

  test.each([[[]], [[{}, null, ' ']], [{}], ['']])('has no category in %j', (category) => {
    expect(commerce('Product Viewed', { sku: 'hat', category })[0]).toEqual(['setEcommerceView', 'hat'])
    expect(commerce('Product List Viewed', { category })).toEqual([])
  })

  test('may have up to five categories', () => {
    const category = ['a', 'b', '', 'c', 'd', 'e', 'f']
    expect(commerce('Product Viewed', { sku: 'x', category })[0]).toEqual([
      'setEcommerceView',
      'x',
      undefined,
      ['a', 'b', 'c', 'd', 'e'],
    ])
  })

  test.each(['Product List Viewed', 'Viewed Product Category'])('%s is a view of the category', (event) => {
    expect(map(track(event, { category: 'Shoes', products: [shoe] })).commands).toEqual([
      ['setEcommerceView', false, false, 'Shoes'],
      ['trackEvent', 'Shoes', event],
      ['setEcommerceView'],
    ])
    expect(commerce(event, { list_id: 'hot' })).toEqual([])
  })
})

describe('the cart', () => {
  const shoe = { sku: 'shoe', name: 'Shoe', category: undefined, price: 0.1, quantity: 3 }

  test('is sent whole on each change, with its total', () => {
    const { commands } = mapAll([
      track('Product Added', { sku: 'hat', name: 'Hat', category: 'Hats', price: '$10', quantity: 1 }),
      track('Product Added', { sku: 'shoe', name: 'Shoe', price: 0.1, quantity: '3' }),
    ])
    expect(commands.filter(([method]) => method !== 'trackEvent')).toEqual([
      ['clearEcommerceCart'],
      ['addEcommerceItem', 'hat', 'Hat', 'Hats', 10, 1],
      ['trackEcommerceCartUpdate', 10],
      ['clearEcommerceCart'],
      ['addEcommerceItem', 'hat', 'Hat', 'Hats', 10, 1],
      ['addEcommerceItem', 'shoe', 'Shoe', undefined, 0.1, 3],
      ['trackEcommerceCartUpdate', 10.3],
    ])
  })

  test('adds quantities up, at the price that holds now', () => {
    expect(
      map(track('Product Added', { sku: 'hat', price: 8, quantity: 2 }), { cart: [hat, shoe] }).cart,
    ).toEqual([{ ...hat, price: 8, quantity: 3 }, shoe])
  })

  test('one product less; a line at zero leaves', () => {
    const cart = [hat, shoe]
    expect(map(track('Product Removed', { sku: 'shoe' }), { cart }).cart).toEqual([
      hat,
      { ...shoe, quantity: 2 },
    ])
    expect(map(track('Product Removed', { sku: 'shoe', quantity: 9 }), { cart }).cart).toEqual([hat])
    expect(map(track('Removed Product', { sku: 'other' }), { cart }).cart).toEqual(cart)
  })

  test('emptied by a removal is updated to 0; one that nobody knew to be filled is not sent', () => {
    expect(commerce('Product Removed', { sku: 'hat' }, { cart: [hat] })).toEqual([
      ['clearEcommerceCart'],
      ['trackEcommerceCartUpdate', 0],
    ])
    expect(commerce('Product Removed', { sku: 'hat' })).toEqual([])
    expect(commerce('Cart Viewed', { products: [] })).toEqual([])
  })

  test.each(['Cart Viewed', 'Checkout Started'])('%s: it is what the event says', (event) => {
    const products = [
      { product_id: 'a', price: 5 },
      { product_id: 'a', price: 5, quantity: 2 },
    ]
    const { cart, commands } = map(track(event, { products }), { cart: [hat] })
    expect(cart).toEqual([{ sku: 'a', name: undefined, category: undefined, price: 5, quantity: 3 }])
    expect(commands.slice(1)).toEqual([
      ['clearEcommerceCart'],
      ['addEcommerceItem', 'a', undefined, undefined, 5, 3],
      ['trackEcommerceCartUpdate', 15],
    ])
    expect(map(track(event, { products: [] }), { cart: [hat] }).cart).toEqual([])
    expect(map(track(event), { cart: [hat] }).cart).toEqual([hat])
  })

  test('Product Added with products is the whole cart', () => {
    const { cart } = map(track('Product Added', { products: [{ sku: 'a' }] }), { cart: [hat] })
    expect(cart?.map(({ sku }) => sku)).toEqual(['a'])
  })

  test.each([
    [{}, 'a product: it has no sku, product_id or id'],
    [{ sku: 'a', quantity: 0 }, 'the product a: its quantity should be more than 0'],
    [{ sku: 'a', quantity: -1 }, 'the product a: its quantity should be more than 0'],
    [{ sku: 'a', quantity: 'many' }, 'the product a: its quantity should be more than 0'],
  ])('a product of %j is left out and said', (properties, reason) => {
    const mapping = map(track('Product Added', properties), { cart: [hat] })
    expect(mapping.cart).toEqual([hat])
    expect(mapping.omitted).toEqual([reason])
  })

  test.each([null, 'x', 5, [[]], () => 1])('a product that is %p does no harm', (product) => {
    expect(map(track('Cart Viewed', { products: [product, { sku: 'a' }] })).cart).toHaveLength(1)
  })

  test('keeps what it has where a product without an sku is removed', () => {
    const mapping = map(track('Product Removed', { name: 'Hat' }), { cart: [hat] })
    expect(mapping.cart).toEqual([hat])
    expect(mapping.omitted).toEqual(['a product: it has no sku, product_id or id'])
  })

  test('of as many products as there may be is sent whole', () => {
    const products = Array.from({ length: MAX_ITEMS }, (_, i) => ({ sku: `s${i}` }))
    const { cart, omitted } = map(track('Cart Viewed', { products }))
    expect(cart).toHaveLength(MAX_ITEMS)
    expect(omitted).toEqual([])
  })

  test('has a bound', () => {
    const products = Array.from({ length: MAX_ITEMS + 5 }, (_, i) => ({ sku: `s${i}` }))
    const { cart, omitted } = map(track('Cart Viewed', { products }))
    expect(cart).toHaveLength(MAX_ITEMS)
    expect(omitted).toEqual([`the products after the first ${MAX_ITEMS}: too many`])
  })
})

describe('an order', () => {
  const order = {
    order_id: '50314',
    total: 27.5,
    subtotal: '22.50',
    tax: 2,
    shipping: 3,
    discount: 2.5,
    products: [
      { sku: 'hat', name: 'Hat', category: 'Hats', price: 10, quantity: 1 },
      { sku: 'shoe', price: 15, quantity: 1 },
    ],
  }

  test('is sent with its items and amounts, and empties the cart', () => {
    const mapping = map(track('Order Completed', order), { cart: [{ sku: 'x' } as never] })
    expect(mapping.commands).toEqual([
      ['trackEvent', 'All', 'Order Completed', undefined, 27.5],
      ['clearEcommerceCart'],
      ['addEcommerceItem', 'hat', 'Hat', 'Hats', 10, 1],
      ['addEcommerceItem', 'shoe', undefined, undefined, 15, 1],
      ['trackEcommerceOrder', '50314', 27.5, 22.5, 2, 3, 2.5],
    ])
    expect(mapping.cart).toEqual([])
    expect(mapping.state.orders).toEqual(['50314'])
  })

  test('lines of one sku become one: quantities added, the price weighted', () => {
    const products = [
      { sku: 'a', name: 'Old', price: 10, quantity: 1 },
      { sku: 'b', price: 1 },
      { sku: 'a', name: 'New', price: 4, quantity: 3 },
      { sku: 'c' },
      { sku: 'c', price: 2 },
      { sku: 'd', price: 5 },
      { sku: 'd' },
    ]
    expect(commerce('Order Completed', { order_id: 1, products }).slice(1, 5)).toEqual([
      ['addEcommerceItem', 'a', 'New', undefined, 5.5, 4],
      ['addEcommerceItem', 'b', undefined, undefined, 1, 1],
      ['addEcommerceItem', 'c', undefined, undefined, 2, 2],
      ['addEcommerceItem', 'd', undefined, undefined, 5, 2],
    ])
  })

  const products = [{ sku: 'a', price: 10, quantity: 2 }]
  test.each<[string, Properties, unknown[]]>([
    ['total', { total: '$20', shipping: 5 }, [20, '', '', 5, '']],
    ['subtotal, shipping and tax', { subtotal: 20, shipping: 5, tax: 1 }, [26, 20, 1, 5, '']],
    ['revenue, shipping and tax', { revenue: 20, shipping: 5, tax: 1 }, [26, 20, 1, 5, '']],
    ['the items, less the discount', { products, discount: 3, shipping: 5 }, [22, 20, '', 5, 3]],
    ['nothing', {}, [0, '', '', '', '']],
    [
      'amounts that are none',
      { total: NaN, tax: '1&uid=x', shipping: {}, discount: 'x' },
      [0, '', '', '', ''],
    ],
  ])('the grand total from %s', (_, properties, amounts) => {
    const command = commerce('Order Completed', { order_id: '1', ...properties }).at(-1)
    expect(command).toEqual(['trackEcommerceOrder', '1', ...amounts])
  })

  test('sums do not carry floating-point dust', () => {
    const dust = [{ sku: 'a', price: 0.1, quantity: 3 }]
    expect(commerce('Order Completed', { order_id: '1', products: dust, tax: 0.2 }).at(-1)).toEqual([
      'trackEcommerceOrder',
      '1',
      0.5,
      0.3,
      0.2,
      '',
      '',
    ])
  })

  test('is sent once, also where the page tracks it again', () => {
    const { commands, omitted } = mapAll([
      track('Order Completed', order),
      track('Order Completed', order),
      track('Order Completed', { ...order, order_id: '2' }),
    ])
    const orders = commands.filter(([method]) => method === 'trackEcommerceOrder')
    expect(orders.map(([, id]) => id)).toEqual(['50314', '2'])
    expect(omitted).toEqual(['the order 50314: this page has sent it already'])
  })

  test('without an id stays an event, and keeps the cart', () => {
    const mapping = map(track('Order Completed', { total: 5 }), { cart: [{ sku: 'x' } as never] })
    expect(mapping.commands).toEqual([['trackEvent', 'All', 'Order Completed', undefined, 5]])
    expect(mapping.omitted).toEqual(['the order: it has no order_id'])
    expect(mapping.cart).toBeUndefined()
  })

  test.each([{ order_id: 7 }, { orderId: '7' }, { id: '7' }])('finds its id in %j', (properties) => {
    expect(commerce('Completed Order', properties).at(-1)?.[1]).toBe('7')
  })

  test('remembers a bounded number of ids', () => {
    const state = {
      ...initialState('https://shop.test/'),
      orders: Array.from({ length: 100 }, (_, i) => `o${i}`),
    }
    const { orders } = map(track('Order Completed', order), { state }).state
    expect(orders).toHaveLength(100)
    expect(orders.at(-1)).toBe('50314')
  })
})

describe('a site search', () => {
  test.each<[Properties, unknown[]]>([
    [{ query: 'red shoes' }, ['trackSiteSearch', 'red shoes']],
    [{ query: 'shoes', category: 'Women' }, ['trackSiteSearch', 'shoes', 'Women']],
    [{ query: 'shoes', category: 'Women', count: '12' }, ['trackSiteSearch', 'shoes', 'Women', 12]],
    [{ query: 'shoes', count: 0 }, ['trackSiteSearch', 'shoes', undefined, 0]],
    [{ query: 'shoes', results: 3 }, ['trackSiteSearch', 'shoes', undefined, 3]],
    [{ query: 'shoes', results_count: 4 }, ['trackSiteSearch', 'shoes', undefined, 4]],
    [{ query: 'shoes', results: [{}, {}] }, ['trackSiteSearch', 'shoes', undefined, 2]],
    [{ query: 'shoes', products: [{}, {}] }, ['trackSiteSearch', 'shoes', undefined, 2]],
  ])('of %j', (properties, command) => {
    expect(commerce('Products Searched', properties)).toEqual([command])
  })

  test('without a query is an event only, and said', () => {
    const mapping = map(track('Products Searched', { query: ' ' }))
    expect(mapping.commands).toEqual([['trackEvent', 'All', 'Products Searched']])
    expect(mapping.omitted).toEqual(['the site search: it has no query'])
  })
})

describe('a promotion', () => {
  const promotion = { promotion_id: 'p1', name: 'Sale', creative: 'banner', url: 'https://shop.test/sale' }

  test('viewed is a content impression, clicked a content interaction', () => {
    expect(commerce('Promotion Viewed', promotion)).toEqual([
      ['trackContentImpression', 'Sale', 'banner', 'https://shop.test/sale'],
    ])
    expect(commerce('Promotion Clicked', promotion)).toEqual([
      ['trackContentInteraction', 'click', 'Sale', 'banner', 'https://shop.test/sale'],
    ])
  })

  test('leads to its target, before its url', () => {
    expect(commerce('Promotion Clicked', { ...promotion, target: '/sale' })).toEqual([
      ['trackContentInteraction', 'click', 'Sale', 'banner', '/sale'],
    ])
  })

  test('is known by its id where it has no name; without either it is an event only', () => {
    expect(commerce('Promotion Viewed', { promotion_id: 'p1' })).toEqual([['trackContentImpression', 'p1']])
    expect(commerce('Promotion Viewed', { id: 'p1' })).toEqual([['trackContentImpression', 'p1']])
    expect(map(track('Promotion Viewed')).omitted).toEqual(['the promotion: it has no name or promotion_id'])
  })
})
