import { commerce, track } from '../../support/commerce'
import { map } from '../../support/map'

describe('a product view', () => {
  const shoe = { product_id: '507', sku: 'G-32', name: 'Shoe', category: 'Shoes', price: '18.99' }

  test('rides on the event and is taken back after it', () => {
    expect(map(track('Product Viewed', shoe)).commands).toStrictEqual([
      ['setEcommerceView', 'G-32', 'Shoe', 'Shoes', 18.99],
      ['trackEvent', 'Shoes', 'Product Viewed', 'Shoe'],
      ['setEcommerceView'],
    ])
  })

  test('does not ride on a goal', () => {
    const { commands } = map(track('Product Viewed', shoe), { settings: { goals: { 'Product Viewed': 1 } } })
    expect(commands.map(([method]) => method)).toStrictEqual([
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
    expect(commerce('Product Viewed', properties)[0]).toStrictEqual(['setEcommerceView', sku])
  })

  test('without an sku is an event only, with a note', () => {
    const mapping = map(track('Product Viewed', { name: 'Shoe' }))
    expect(mapping.commands).toStrictEqual([['trackEvent', 'All', 'Product Viewed', 'Shoe']])
    expect(mapping.omitted).toStrictEqual([expect.stringContaining('no sku, product_id or id')])
  })

  test.each([[[]], [[{}, null, ' ']], [{}], ['']])('has no category in %j', (category) => {
    expect(commerce('Product Viewed', { sku: 'hat', category })[0]).toStrictEqual(['setEcommerceView', 'hat'])
    expect(commerce('Product List Viewed', { category })).toStrictEqual([])
  })

  test('may have up to five categories', () => {
    const category = ['a', 'b', '', 'c', 'd', 'e', 'f']
    expect(commerce('Product Viewed', { sku: 'x', category })[0]).toStrictEqual([
      'setEcommerceView',
      'x',
      undefined,
      ['a', 'b', 'c', 'd', 'e'],
    ])
  })

  test.each(['Product List Viewed', 'Viewed Product Category'])('%s is a view of the category', (event) => {
    expect(map(track(event, { category: 'Shoes', products: [shoe] })).commands).toStrictEqual([
      ['setEcommerceView', false, false, 'Shoes'],
      ['trackEvent', 'Shoes', event],
      ['setEcommerceView'],
    ])
    expect(commerce(event, { list_id: 'hot' })).toStrictEqual([])
  })
})
