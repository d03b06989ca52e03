import { commerce, track } from '../../support/commerce'
import { map, mapAll } from '../../support/map'

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
    expect(mapping.commands).toStrictEqual([
      ['trackEvent', 'All', 'Order Completed', undefined, 27.5],
      ['clearEcommerceCart'],
      ['addEcommerceItem', 'hat', 'Hat', 'Hats', 10, 1],
      ['addEcommerceItem', 'shoe', undefined, undefined, 15, 1],
      ['trackEcommerceOrder', '50314', 27.5, 22.5, 2, 3, 2.5],
    ])
    expect(mapping.cart).toStrictEqual([])
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
    expect(commerce('Order Completed', { order_id: 1, products }).slice(1, 5)).toStrictEqual([
      ['addEcommerceItem', 'a', 'New', undefined, 5.5, 4],
      ['addEcommerceItem', 'b', undefined, undefined, 1, 1],
      ['addEcommerceItem', 'c', undefined, undefined, 2, 2],
      ['addEcommerceItem', 'd', undefined, undefined, 5, 2],
    ])
  })

  const products = [{ sku: 'a', price: 10, quantity: 2 }]
  test.each<[string, Record<string, unknown>, unknown[]]>([
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
    expect(command).toStrictEqual(['trackEcommerceOrder', '1', ...amounts])
  })

  test('sums do not carry floating-point dust', () => {
    const dust = [{ sku: 'a', price: 0.1, quantity: 3 }]
    expect(commerce('Order Completed', { order_id: '1', products: dust, tax: 0.2 }).at(-1)).toStrictEqual([
      'trackEcommerceOrder',
      '1',
      0.5,
      0.3,
      0.2,
      '',
      '',
    ])
  })

  test('a sum that no request can hold is 0', () => {
    const vast = [{ sku: 'a', price: 9e20, quantity: 2 }]
    expect(commerce('Order Completed', { order_id: '1', products: vast }).at(-1)?.slice(2, 4)).toStrictEqual([
      0, 0,
    ])
  })

  test('is sent once, also where the page tracks it again', () => {
    const { commands, omitted } = mapAll([
      track('Order Completed', order),
      track('Order Completed', order),
      track('Order Completed', { ...order, order_id: '2' }),
    ])
    const orders = commands.filter(([method]) => method === 'trackEcommerceOrder')
    expect(orders.map(([, id]) => id)).toStrictEqual(['50314', '2'])
    expect(omitted).toStrictEqual([expect.stringContaining('not sent to Matomo again')])
  })

  test('without an id stays an event, and keeps the cart', () => {
    const mapping = map(track('Order Completed', { total: 5 }), { cart: [{ sku: 'x' } as never] })
    expect(mapping.commands).toStrictEqual([['trackEvent', 'All', 'Order Completed', undefined, 5]])
    expect(mapping.omitted).toStrictEqual([expect.stringContaining('has no order_id')])
    expect(mapping.cart).toBeUndefined()
  })

  // Matomo would record an abandoned cart.
  test.each([0, '0', false])('with an id of %p stays an event', (order_id) => {
    const mapping = map(track('Order Completed', { order_id, total: 5 }))
    expect(mapping.commands).toStrictEqual([['trackEvent', 'All', 'Order Completed', undefined, 5]])
    expect(mapping.omitted).toStrictEqual([expect.stringContaining('has no order_id')])
  })

  test.each([{ order_id: 7 }, { orderId: '7' }, { id: '7' }, { order_id: 0, id: 7 }])(
    'finds its id in %j',
    (properties) => {
      expect(commerce('Completed Order', properties).at(-1)?.[1]).toBe('7')
    },
  )
})
