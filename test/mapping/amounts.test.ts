import { commerce, track } from '../support/commerce'
import { map } from '../support/map'

const settings = { goals: { Paid: 1 } }

/** What is said of a field that cannot be read. */
const notReadable = (field: string, kind: 'an amount of money' | 'a number'): unknown =>
  expect.stringMatching(
    new RegExp(`^The field ${field} was not sent to Matomo because .+ is not ${kind}\\. Send `),
  )

describe('an amount that is given and cannot be read is noted', () => {
  test.each(['10k', '1.5M', '10%', '5-10', 'free', true, {}, [5], NaN, Infinity, new Date()])(
    'the revenue %p',
    (revenue) => {
      const { commands, omitted } = map(track('Paid', { revenue }), { settings })
      expect(commands).toStrictEqual([
        ['trackGoal', 1],
        ['trackEvent', 'All', 'Paid'],
      ])
      expect(omitted).toStrictEqual([notReadable('revenue', 'an amount of money')])
    },
  )

  test.each(['total', 'subtotal', 'revenue', 'tax', 'shipping', 'discount'])(
    'the %s of an order',
    (field) => {
      const { omitted } = map(track('Order Completed', { order_id: '1', [field]: 'a lot' }))
      expect(omitted).toStrictEqual([notReadable(field, 'an amount of money')])
    },
  )

  test.each(['Product Viewed', 'Product Added'])('the price of %s', (event) => {
    const { omitted } = map(track(event, { sku: 'a', price: '10k' }))
    expect(omitted).toStrictEqual([notReadable('price', 'an amount of money')])
  })

  test('the price of a product in a list', () => {
    const { omitted } = map(track('Cart Viewed', { products: [{ sku: 'a', price: '5 to 10' }] }))
    expect(omitted).toStrictEqual([notReadable('price', 'an amount of money')])
  })

  test.each(['gold', '5 items', '5 \u20ac/mo', true, {}, [1, 2]])('the value %p', (value) => {
    const { commands, omitted } = map(track('Played', { value, revenue: 7 }))
    expect(commands).toStrictEqual([['trackEvent', 'All', 'Played', undefined, 7]])
    expect(omitted).toStrictEqual([notReadable('value', 'a number')])
  })

  test.each(['count', 'results', 'results_count'])('the %s of a search', (field) => {
    const { commands, omitted } = map(track('Products Searched', { query: 'tea', [field]: 'many' }))
    expect(commands.at(-1)).toStrictEqual(['trackSiteSearch', 'tea'])
    expect(omitted).toStrictEqual([notReadable(field, 'a number')])
  })

  test('the quantity of a product, which is left out', () => {
    const { omitted } = map(track('Product Added', { sku: 'a', quantity: 'a few' }))
    expect(omitted).toStrictEqual([expect.stringContaining('its quantity is not a number above 0')])
  })

  test('with the value that was given, in short', () => {
    const said = (revenue: unknown) => map(track('Paid', { revenue })).omitted[0]
    expect(said('10k')).toContain('because "10k" is not')
    expect(said('x'.repeat(5000))?.length).toBeLessThan(200)
    expect(said([5])).toContain('because a list is not')
    expect(said({})).toContain('because an object is not')
    expect(said(5n)).toContain('because a bigint is not')
    expect(said(NaN)).toContain('because NaN is not')
  })

  test('once, though an order reads its revenue twice', () => {
    expect(map(track('Order Completed', { order_id: '1', revenue: '10k', total: 5 })).omitted).toHaveLength(1)
  })
})

test.each([undefined, null, '', '  '])('an amount that is %p is not given, and nothing is noted', (empty) => {
  const fields = ['revenue', 'total', 'subtotal', 'tax', 'shipping', 'discount', 'value', 'price', 'quantity']
  const properties = Object.fromEntries(fields.map((field) => [field, empty]))
  for (const event of ['Paid', 'Order Completed', 'Product Viewed', 'Product Added'])
    expect(map(track(event, { ...properties, sku: 'a', order_id: '1' })).omitted).toStrictEqual([])
})

test('an unreadable amount gives way to the next field that says it', () => {
  const { commands } = map(track('Order Completed', { order_id: '1', revenue: 'n/a', total: '$20' }))
  expect(commands[0]).toStrictEqual(['trackEvent', 'All', 'Order Completed', undefined, 20])
  const [, , , subtotal] =
    commerce('Order Completed', { order_id: '1', subtotal: '?', revenue: 20 }).at(-1) ?? []
  expect(subtotal).toBe(20)
})

describe('amounts that come as floats are rounded', () => {
  test.each([
    [0.1 + 0.2, 0.3],
    [0.1 * 3, 0.3],
    [1.1 + 2.2, 3.3],
    [19.99 * 3, 59.97],
    [0.3 - 0.1, 0.2],
    [1000.1 - 1000, 0.1],
    [0.1 + 0.2 - 0.3, 0],
    ['0.30000000000000004', 0.3],
    [-0.1 - 0.2, -0.3],
    [-0, 0],
    [19.99, 19.99],
    [123456789.12, 123456789.12],
    [0.00000012, 0.00000012],
    [1e20, 1e20],
  ])('the revenue %p is %p', (revenue, rounded) => {
    expect(map(track('Paid', { revenue }), { settings }).commands).toStrictEqual([
      ['trackGoal', 1, rounded],
      ['trackEvent', 'All', 'Paid', undefined, rounded],
    ])
  })

  test('also as value, as price, as quantity and as each amount of an order', () => {
    const third = 0.1 + 0.2
    const order = {
      ...{ order_id: '1', total: third, subtotal: third, tax: third, shipping: third, discount: third },
      ...{ value: third, products: [{ sku: 'a', price: third, quantity: third }] },
    }
    expect(map(track('Order Completed', order)).commands).toStrictEqual([
      ['trackEvent', 'All', 'Order Completed', undefined, 0.3],
      ['clearEcommerceCart'],
      ['addEcommerceItem', 'a', undefined, undefined, 0.3, 0.3],
      ['trackEcommerceOrder', '1', 0.3, 0.3, 0.3, 0.3, 0.3],
    ])
  })
})
