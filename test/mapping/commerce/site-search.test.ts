import { commerce, track } from '../../support/commerce'
import { map } from '../../support/map'

describe('a site search', () => {
  test.each<[Record<string, unknown>, unknown[]]>([
    [{ query: 'red shoes' }, ['trackSiteSearch', 'red shoes']],
    [{ query: 'shoes', category: 'Women' }, ['trackSiteSearch', 'shoes', 'Women']],
    [{ query: 'shoes', category: 'Women', count: '12' }, ['trackSiteSearch', 'shoes', 'Women', 12]],
    [{ query: 'shoes', count: 0 }, ['trackSiteSearch', 'shoes', undefined, 0]],
    [{ query: 'shoes', results: 3 }, ['trackSiteSearch', 'shoes', undefined, 3]],
    [{ query: 'shoes', results_count: 4 }, ['trackSiteSearch', 'shoes', undefined, 4]],
    [{ query: 'shoes', results: [{}, {}] }, ['trackSiteSearch', 'shoes', undefined, 2]],
    [{ query: 'shoes', products: [{}, {}] }, ['trackSiteSearch', 'shoes', undefined, 2]],
    [{ query: 'shoes', results: [], products: [{}] }, ['trackSiteSearch', 'shoes', undefined, 0]],
    [{ query: 'shoes', count: 'many', results: 3 }, ['trackSiteSearch', 'shoes', undefined, 3]],
    [{ query: 'shoes', category: ['Women', 'Sale'] }, ['trackSiteSearch', 'shoes', 'Women']],
  ])('of %j is sent with query, category and count', (properties, command) => {
    expect(commerce('Products Searched', properties)).toStrictEqual([command])
  })

  test('without a query is an event only, with a note', () => {
    const mapping = map(track('Products Searched', { query: ' ' }))
    expect(mapping.commands).toStrictEqual([['trackEvent', 'All', 'Products Searched']])
    expect(mapping.omitted).toStrictEqual([expect.stringContaining('has no query')])
  })
})
