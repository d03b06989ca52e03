import { commerce, track } from '../../support/commerce'
import { map } from '../../support/map'

describe('a promotion', () => {
  const promotion = { promotion_id: 'p1', name: 'Sale', creative: 'banner', url: 'https://shop.test/sale' }

  test('viewed is a content impression, clicked a content interaction', () => {
    expect(commerce('Promotion Viewed', promotion)).toStrictEqual([
      ['trackContentImpression', 'Sale', 'banner', 'https://shop.test/sale'],
    ])
    expect(commerce('Promotion Clicked', promotion)).toStrictEqual([
      ['trackContentInteraction', 'click', 'Sale', 'banner', 'https://shop.test/sale'],
    ])
  })

  test('has its target as content target, or else its url', () => {
    expect(commerce('Promotion Clicked', { ...promotion, target: '/sale' })).toStrictEqual([
      ['trackContentInteraction', 'click', 'Sale', 'banner', '/sale'],
    ])
  })

  test('is known by its id where it has no name; without either it is an event only', () => {
    expect(commerce('Promotion Viewed', { promotion_id: 'p1' })).toStrictEqual([
      ['trackContentImpression', 'p1'],
    ])
    expect(commerce('Promotion Viewed', { id: 'p1' })).toStrictEqual([['trackContentImpression', 'p1']])
    expect(commerce('Promotion Clicked', { creative: 'banner' })).toStrictEqual([])
    expect(map(track('Promotion Viewed')).omitted).toStrictEqual([expect.stringContaining('has no name')])
  })
})
