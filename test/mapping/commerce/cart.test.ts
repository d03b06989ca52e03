import { MAX_ITEMS } from '../../../src/mapping/commerce/read-items'
import { commerce, hat, track } from '../../support/commerce'
import { map, mapAll } from '../../support/map'

describe('the cart', () => {
  const shoe = { sku: 'shoe', name: 'Shoe', category: undefined, price: 0.1, quantity: 3 }

  test('is sent whole on each change, with its total', () => {
    const { commands } = mapAll([
      track('Product Added', { sku: 'hat', name: 'Hat', category: 'Hats', price: '$10', quantity: 1 }),
      track('Product Added', { sku: 'shoe', name: 'Shoe', price: 0.1, quantity: '3' }),
    ])
    expect(commands.filter(([method]) => method !== 'trackEvent')).toStrictEqual([
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
    ).toStrictEqual([{ ...hat, price: 8, quantity: 3 }, shoe])
  })

  test('loses the quantity that is removed, and a line that reaches 0', () => {
    const cart = [hat, shoe]
    expect(map(track('Product Removed', { sku: 'shoe' }), { cart }).cart).toStrictEqual([
      hat,
      { ...shoe, quantity: 2 },
    ])
    expect(map(track('Product Removed', { sku: 'shoe', quantity: 9 }), { cart }).cart).toStrictEqual([hat])
    expect(map(track('Removed Product', { sku: 'other' }), { cart }).cart).toStrictEqual(cart)
  })

  test('is updated to 0 when a removal empties it, and is not sent if it was empty already', () => {
    expect(commerce('Product Removed', { sku: 'hat' }, { cart: [hat] })).toStrictEqual([
      ['clearEcommerceCart'],
      ['trackEcommerceCartUpdate', 0],
    ])
    expect(commerce('Product Removed', { sku: 'hat' })).toStrictEqual([])
    expect(commerce('Cart Viewed', { products: [] })).toStrictEqual([])
  })

  test.each(['Cart Viewed', 'Checkout Started', 'Started Order'])(
    'has the products that %s lists',
    (event) => {
      const products = [
        { product_id: 'a', price: 5 },
        { product_id: 'a', price: 5, quantity: 2 },
      ]
      const { cart, commands } = map(track(event, { products }), { cart: [hat] })
      expect(cart).toStrictEqual([{ sku: 'a', name: undefined, category: undefined, price: 5, quantity: 3 }])
      expect(commands.slice(1)).toStrictEqual([
        ['clearEcommerceCart'],
        ['addEcommerceItem', 'a', undefined, undefined, 5, 3],
        ['trackEcommerceCartUpdate', 15],
      ])
      expect(map(track(event, { products: [] }), { cart: [hat] }).cart).toStrictEqual([])
      expect(map(track(event), { cart: [hat] }).cart).toStrictEqual([hat])
    },
  )

  test('gains the products of a list that are added, at the price that holds now', () => {
    const products = [{ sku: 'a' }, { sku: 'hat', quantity: 2, price: 7 }]
    const { cart } = map(track('Product Added', { products }), { cart: [hat] })
    expect(cart?.map(({ sku, quantity, price }) => [sku, quantity, price])).toStrictEqual([
      ['hat', 3, 7],
      ['a', 1, undefined],
    ])
  })

  test('gains only the product that is named, where a list stands beside it', () => {
    const properties = { sku: 'shoe', products: [{ sku: 'hat' }] }
    const { cart } = map(track('Product Added', properties), { cart: [hat] })
    expect(cart?.map(({ sku, quantity }) => [sku, quantity])).toStrictEqual([
      ['hat', 1],
      ['shoe', 1],
    ])
  })

  test.each([
    [{}, 'it has no sku'],
    [
      { sku: 'a', quantity: 0 },
      'The product a was not sent to Matomo because its quantity is not a number above 0',
    ],
    [
      { sku: 'a', quantity: -1 },
      'The product a was not sent to Matomo because its quantity is not a number above 0',
    ],
    [
      { sku: 'a', quantity: 'many' },
      'The product a was not sent to Matomo because its quantity is not a number above 0',
    ],
  ])('leaves out a product of %j with a note', (properties, reason) => {
    const mapping = map(track('Product Added', properties), { cart: [hat] })
    expect(mapping.cart).toStrictEqual([hat])
    expect(mapping.omitted).toStrictEqual([expect.stringContaining(reason)])
  })

  test.each([null, 'x', 5, [[]], () => 1])('leaves out a product that is %p', (product) => {
    expect(map(track('Cart Viewed', { products: [product, { sku: 'a' }] })).cart).toHaveLength(1)
  })

  test('keeps what it has where a product without an sku is removed', () => {
    const mapping = map(track('Product Removed', { name: 'Hat' }), { cart: [hat] })
    expect(mapping.cart).toStrictEqual([hat])
    expect(mapping.omitted).toStrictEqual([expect.stringContaining('it has no sku')])
  })

  test('of 500 products, the most that there may be, is sent whole', () => {
    const products = Array.from({ length: MAX_ITEMS }, (_, i) => ({ sku: `s${i}` }))
    const { cart, omitted } = map(track('Cart Viewed', { products }))
    expect(cart).toHaveLength(MAX_ITEMS)
    expect(omitted).toStrictEqual([])
  })

  test.each(['', ' ', null, undefined])('counts a product whose quantity is %p as one', (quantity) => {
    const { cart, omitted } = map(track('Product Added', { sku: 'hat', quantity }), { cart: [hat] })
    expect(cart).toStrictEqual([{ ...hat, quantity: 2 }])
    expect(omitted).toStrictEqual([])
    const viewed = map(track('Cart Viewed', { products: [{ ...hat, quantity }] }))
    expect(viewed.cart).toStrictEqual([hat])
  })

  test.each([
    ['2', 2],
    ['1,000', 1000],
    [0.5, 0.5],
  ])('reads a quantity of %p as %d', (quantity, number) => {
    expect(map(track('Product Added', { sku: 'a', quantity })).cart?.[0]?.quantity).toBe(number)
  })

  test.each(['2 boxes', '5-10', '10k', true, {}, [1, 2]])(
    'has no product with a quantity of %p',
    (quantity) => {
      const { cart, omitted } = map(track('Product Added', { sku: 'a', quantity }))
      expect(cart).toStrictEqual([])
      expect(omitted).toHaveLength(1)
    },
  )

  test('loses the products of a list that are removed', () => {
    const products = [{ sku: 'shoe', quantity: 2 }, { sku: 'hat' }, { sku: 'other' }]
    const { cart, commands } = map(track('Product Removed', { products }), { cart: [hat, shoe] })
    expect(cart).toStrictEqual([{ ...shoe, quantity: 1 }])
    expect(commands.slice(1)).toStrictEqual([
      ['clearEcommerceCart'],
      ['addEcommerceItem', 'shoe', 'Shoe', undefined, 0.1, 1],
      ['trackEcommerceCartUpdate', 0.1],
    ])
  })

  test('loses the lines of one sku in a removed list together', () => {
    const products = [{ sku: 'shoe' }, { sku: 'shoe', quantity: '' }]
    expect(map(track('Product Removed', { products }), { cart: [shoe] }).cart).toStrictEqual([
      { ...shoe, quantity: 1 },
    ])
  })

  test('loses only the product that is named, where a list stands beside it', () => {
    const properties = { sku: 'shoe', quantity: 3, products: [{ sku: 'hat' }] }
    expect(map(track('Product Removed', properties), { cart: [hat, shoe] }).cart).toStrictEqual([hat])
  })

  test('has no residue of floating-point quantities', () => {
    const cart = [{ ...hat, quantity: 0.3 }]
    const removed = map(track('Product Removed', { sku: 'hat', quantity: 0.1 }), { cart }).cart
    expect(removed).toStrictEqual([{ ...hat, quantity: 0.2 }])
    const added = map(track('Product Added', { sku: 'hat', quantity: 0.1 }), { cart: removed ?? [] }).cart
    expect(added).toStrictEqual([{ ...hat, quantity: 0.3 }])
    const gone = track('Product Removed', { sku: 'hat', quantity: 0.1 + 0.2 })
    expect(map(gone, { cart: added ?? [] }).cart).toStrictEqual([])
  })

  test.each(['Product Added', 'Cart Viewed', 'Checkout Started', 'Product Removed', 'Order Completed'])(
    'a list of products in another form is noted: %s',
    (event) => {
      // Product Added and Product Removed read the list only where they name no product themselves.
      const identified = event.startsWith('Product') ? {} : { sku: 'a' }
      for (const products of ['[{"sku":"a"}]', { 0: { sku: 'a' } }, 5, true]) {
        const { omitted } = map(track(event, { ...identified, order_id: '1', products }), { cart: [hat] })
        expect(omitted).toContainEqual(expect.stringMatching(/^The products were not sent .+ is not a list/))
      }
      expect(map(track(event, { sku: 'a', order_id: '1', products: '' })).omitted).toStrictEqual([])
    },
  )

  test('keeps what it has where the products of a view are no list', () => {
    expect(map(track('Cart Viewed', { products: '2' }), { cart: [hat] }).cart).toStrictEqual([hat])
  })

  test.each([null, undefined, 'x', 5, { 0: hat }])('is empty where %p is stored', (stored) => {
    expect(map(track('Cart Viewed'), { cart: stored as never }).cart).toStrictEqual([])
  })

  test('has no more than 500 lines', () => {
    const products = Array.from({ length: MAX_ITEMS + 5 }, (_, i) => ({ sku: `s${i}` }))
    const { cart, omitted } = map(track('Cart Viewed', { products }))
    expect(cart).toHaveLength(MAX_ITEMS)
    expect(omitted).toStrictEqual([expect.stringContaining(`Only the first ${MAX_ITEMS} products`)])
  })
})
