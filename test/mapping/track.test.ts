import { Track } from '@segment/facade'
import fc from 'fast-check'
import { map } from '../support/map'

const track = (event: unknown, properties: Record<string, unknown> = {}, settings = {}) =>
  map({ type: 'track', event: event as string, properties }, { settings })

describe('an event', () => {
  test('is filed under All without a category, and ends with what is known', () => {
    // Strictly: the others would not see an `undefined` at the end.
    expect(track('Signed Up').commands).toStrictEqual([['trackEvent', 'All', 'Signed Up']])
  })

  test('carries category, name and value', () => {
    expect(track('Played', { category: 'Video', name: 'Intro', value: 12 }).commands).toStrictEqual([
      ['trackEvent', 'Video', 'Played', 'Intro', 12],
    ])
  })

  test.each([
    [['Tea', 'Green'], 'Tea'],
    [['', null, 'Green'], 'Green'],
    [[5, 'Green'], '5'],
    [[], 'All'],
    [[{}, ' '], 'All'],
    [{ 0: 'Tea' }, 'All'],
  ])('whose category is %j is filed under %s', (category, filed) => {
    expect(track('Played', { category }).commands).toStrictEqual([['trackEvent', filed, 'Played']])
    expect(track('Product Viewed', { sku: 'a', category }).commands[1]?.[1]).toBe(filed)
  })

  test('takes the label where there is no name', () => {
    expect(track('Played', { label: 'Intro' }).commands).toStrictEqual([
      ['trackEvent', 'All', 'Played', 'Intro'],
    ])
    expect(track('Played', { name: '', label: 'Intro' }).commands).toStrictEqual([
      ['trackEvent', 'All', 'Played', 'Intro'],
    ])
  })

  test.each([true, false])(
    'has a label that is %p, but neither such a name nor such a category',
    (boolean) => {
      expect(track('Played', { category: boolean, name: boolean, label: boolean }).commands).toStrictEqual([
        ['trackEvent', 'All', 'Played', String(boolean)],
      ])
    },
  )

  test('keeps a place for a name that is absent before a value', () => {
    expect(track('Played', { value: 3 }).commands).toStrictEqual([
      ['trackEvent', 'All', 'Played', undefined, 3],
    ])
  })

  test('takes the revenue as value where it has no value of its own', () => {
    expect(track('Paid', { revenue: 9.5 }).commands).toStrictEqual([
      ['trackEvent', 'All', 'Paid', undefined, 9.5],
    ])
    expect(track('Paid', { revenue: 9.5, value: 0 }).commands).toStrictEqual([
      ['trackEvent', 'All', 'Paid', undefined, 0],
    ])
  })

  test.each([[{}], [[]], [''], ['  '], [null], [Symbol('x')], [NaN]])(
    'ignores a category, name or value of %p',
    (odd) => {
      expect(track('Played', { category: odd, name: odd, label: odd, value: odd }).commands).toStrictEqual([
        ['trackEvent', 'All', 'Played'],
      ])
    },
  )

  test.each([undefined, '', '   ', null, {}])(
    'named %p is left out, and what else the call said is sent',
    (name) => {
      const mapping = map({
        type: 'track',
        event: name as string,
        integrations: { Piwik: { customVars: { 1: ['plan', 'free'] } } },
      })
      expect(mapping.commands).toStrictEqual([['setCustomVariable', '1', 'plan', 'free', 'page']])
      expect(mapping.omitted).toStrictEqual([expect.stringContaining('because it has no name')])
    },
  )
})

describe('property names', () => {
  test.each([
    [{ CATEGORY: 'Video', Label: 'Intro', VALUE: 5 }, ['trackEvent', 'Video', 'Played', 'Intro', 5]],
    [{ Revenue: '$5' }, ['trackEvent', 'All', 'Played', undefined, 5]],
    [{ re_venue: 5 }, ['trackEvent', 'All', 'Played', undefined, 5]],
  ])('are read whatever their case and separators: %p', (properties, command) => {
    expect(track('Played', properties).commands).toStrictEqual([command])
  })
})

describe('goals', () => {
  const goals = { 'Order Completed': '2', signedUp: [3, '4'] }

  test('are tracked before the event, with the revenue', () => {
    expect(track('Order Completed', { revenue: 20 }, { goals }).commands).toStrictEqual([
      ['trackGoal', 2, 20],
      ['trackEvent', 'All', 'Order Completed', undefined, 20],
    ])
  })

  test('are tracked without a revenue where there is none, one by one', () => {
    expect(track('Signed Up', {}, { goals }).commands).toStrictEqual([
      ['trackGoal', 3],
      ['trackGoal', 4],
      ['trackEvent', 'All', 'Signed Up'],
    ])
  })

  test.each(['order completed', 'order_completed', 'orderCompleted', 'ORDER COMPLETED'])(
    'match %p',
    (name) => {
      expect(track(name, {}, { goals }).commands[0]).toStrictEqual(['trackGoal', 2])
    },
  )

  test.each(['constructor', '__proto__', 'hasOwnProperty'])('are not found for %p', (name) => {
    expect(track(name, {}, { goals }).commands).toStrictEqual([['trackEvent', 'All', name]])
  })

  test('can be given as a list of { key, value }', () => {
    const list = [
      { key: 'Signed Up', value: '3' },
      { key: 'signed_up', value: [5] },
    ]
    const goalsOf = (name: string) =>
      track(name, {}, { goals: list }).commands.filter(([method]) => method === 'trackGoal')
    // The exact name hides the other one.
    expect(goalsOf('Signed Up')).toStrictEqual([['trackGoal', 3]])
    expect(goalsOf('signedUp')).toStrictEqual([
      ['trackGoal', 3],
      ['trackGoal', 5],
    ])
  })
})

describe('the revenue, with Segment’s own facade as the judge', () => {
  const revenue = (event: string, properties: Record<string, unknown>) =>
    track(event, properties).commands[0]?.[4 as never]

  test.each([
    ['Paid', { revenue: 5 }],
    ['Paid', { revenue: '$5.50' }],
    ['Paid', { Revenue: '5' }],
    ['Paid', { total: 5 }],
    ['Order Completed', { total: 5 }],
    ['order_completed', { total: '$5' }],
    ['Completed Order', { TOTAL: 5 }],
    ['completed_order', { revenue: 4, total: 5 }],
    ['Order Completed', { revenue: 0, total: 5 }],
    ['Paid', { revenue: 'free' }],
    ['Paid', { revenue: true }],
  ])('%s %p', (event, properties) => {
    expect(revenue(event, properties)).toStrictEqual(
      new Track({ type: 'track', event, properties }, {}).revenue(),
    )
  })

  test('of any number of cents or dollar amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e11 }), (cents) => {
        for (const value of [cents / 100, `$${(cents / 100).toFixed(2)}`]) {
          const judge = new Track({ type: 'track', event: 'Paid', properties: { revenue: value } }, {})
          expect(revenue('Paid', { revenue: value })).toBe(judge.revenue())
        }
      }),
    )
  })

  test.each(['Paid', 'Order Completed'])('of 0 is told, where the facade has none: %s', (event) => {
    expect(revenue(event, { revenue: 0 })).toBe(0)
  })

  test('goes further than the facade where that one stops at the comma', () => {
    expect(revenue('Paid', { revenue: '$1,234.50' })).toBe(1234.5)
    expect(revenue('Paid', { revenue: '19,99 €' })).toBe(19.99)
  })
})
