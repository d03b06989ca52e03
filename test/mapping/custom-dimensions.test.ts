import { map, mapAll, pageCall, reset } from '../support/map'

const customDimensions = {
  'properties.plan.name': 1,
  'context.app.version': '2',
  'traits.tier': 3,
  'group.id': 4,
  'group.traits.industry': 5,
  'properties.items.1.sku': 6,
}
const settings = { customDimensions }

describe('mapped properties and context', () => {
  test('go with an event and its goals', () => {
    const event = {
      type: 'track' as const,
      event: 'Paid',
      properties: { plan: { name: 'Pro' }, items: [{}, { sku: 'b' }] },
      context: { app: { version: '1.2' } },
    }
    const { commands } = map(event, { settings: { ...settings, goals: { Paid: 7 } } })
    const dimensions = { dimension1: 'Pro', dimension2: '1.2', dimension6: 'b' }
    expect(commands).toStrictEqual([
      ['trackGoal', 7, undefined, dimensions],
      ['trackEvent', 'All', 'Paid', undefined, undefined, dimensions],
    ])
  })

  test('go with a page view', () => {
    const { commands } = map(pageCall(undefined, { plan: { name: 'Pro' } }), { settings })
    expect(commands.at(-1)).toStrictEqual(['trackPageView', undefined, { dimension1: 'Pro' }])
  })

  test('go with a site search', () => {
    const event = {
      type: 'track' as const,
      event: 'Products Searched',
      properties: { query: 'a', plan: { name: 'Pro' } },
    }
    expect(map(event, { settings }).commands.at(-1)).toStrictEqual([
      'trackSiteSearch',
      'a',
      undefined,
      undefined,
      { dimension1: 'Pro' },
    ])
  })

  test.each([
    ['Pro', 'Pro'],
    [5, '5'],
    [0, '0'],
    [true, 'true'],
    [false, 'false'],
    [['a', 2, true, {}, null], 'a,2,true'],
    [new Date(Date.UTC(2026, 0, 2)), '2026-01-02T00:00:00.000Z'],
  ])('%p becomes %s', (value, text) => {
    const { commands } = map(
      { type: 'track', event: 'Paid', properties: { plan: { name: value } } },
      { settings },
    )
    expect(commands[0]?.at(-1)).toStrictEqual({ dimension1: text })
  })

  test.each([{}, [], [{}], null, undefined, '', NaN, new Date(NaN), () => 1])('%p is left out', (value) => {
    const { commands } = map(
      { type: 'track', event: 'Paid', properties: { plan: { name: value } } },
      { settings },
    )
    expect(commands).toStrictEqual([['trackEvent', 'All', 'Paid']])
  })
})

describe('a call’s own dimensions', () => {
  const paid = (options: object) =>
    map({ type: 'track', event: 'Paid', properties: { plan: { name: 'Pro' } }, ...options }, { settings })

  test.each([
    [{ integrations: { Matomo: { customDimensions: { 1: 'Own', 8: 5 } } } }],
    [{ integrations: { Piwik: { customDimensions: { dimension1: 'Own', dimension8: '5' } } } }],
    [{ context: { Matomo: { customDimensions: { 1: 'Own', 8: '5' } } } }],
  ])('win over mapped ones: %j', (options) => {
    expect(paid(options).commands[0]?.at(-1)).toStrictEqual({ dimension1: 'Own', dimension8: '5' })
  })

  test.each([{ plan: 'x' }, { 0: 'x' }, { 8: {} }, { '1dimension': 'x' }, { x1: 'x' }])(
    'in the wrong shape are left out with a note: %j',
    (own) => {
      const { commands, omitted } = paid({ integrations: { Matomo: { customDimensions: own } } })
      expect(commands[0]?.at(-1)).toStrictEqual({ dimension1: 'Pro' })
      expect(omitted).toStrictEqual([
        expect.stringContaining(`The custom dimension "${Object.keys(own)[0]}" was not sent`),
      ])
    },
  )
})

describe('traits and groups', () => {
  const calls = [
    { type: 'identify' as const, userId: 'ann', traits: { tier: 'gold', industry: 'none' } },
    { type: 'group' as const, groupId: 'acme', userId: 'ann', traits: { industry: 'Shoes', tier: 'none' } },
  ]

  test('set their dimensions for all hits that follow', () => {
    expect(mapAll(calls, { settings }).commands).toStrictEqual([
      ['setUserId', 'ann'],
      ['setCustomDimension', 3, 'gold'],
      ['setCustomDimension', 4, 'acme'],
      ['setCustomDimension', 5, 'Shoes'],
    ])
  })

  test('belong to their own call: a group’s traits are no user’s, and neither go with a hit', () => {
    const customDimensions = { 'traits.age': 1, 'traits.company': 2, 'group.traits.spec': 3 }
    const traits = { age: 7, company: 'Acme', spec: 'x' }
    const commandsOf = (type: 'group' | 'identify' | 'track') =>
      map({ type, event: 'Played', traits }, { settings: { customDimensions } }).commands
    expect(commandsOf('group')).toStrictEqual([['setCustomDimension', 3, 'x']])
    expect(commandsOf('identify')).toStrictEqual([
      ['setCustomDimension', 1, '7'],
      ['setCustomDimension', 2, 'Acme'],
    ])
    expect(commandsOf('track')).toStrictEqual([['trackEvent', 'All', 'Played']])
  })

  test('of a user are forgotten with another user, and those of the group are kept', () => {
    const calls = [
      { type: 'identify' as const, userId: 'ann', traits: { tier: 'Gold' } },
      { type: 'group' as const, userId: 'ann', groupId: 'acme' },
      { type: 'identify' as const, userId: 'bob' },
    ]
    expect(mapAll(calls, { settings }).commands.slice(-2)).toStrictEqual([
      ['deleteCustomDimension', 3],
      ['setUserId', 'bob'],
    ])
  })

  test('are set again where an event of nobody, or of another user, has only come between', () => {
    const played = { type: 'track' as const, event: 'Played' }
    for (const other of [undefined, 'bob']) {
      const calls = [
        { type: 'identify' as const, userId: 'ann', traits: { tier: 'gold' } },
        { ...played, userId: other },
        { ...played, userId: 'ann' },
        { ...played, userId: 'ann' },
      ]
      const { commands } = mapAll(calls, { settings })
      expect(commands.filter(([method]) => /Dimension|trackEvent/.test(method))).toStrictEqual([
        ['setCustomDimension', 3, 'gold'],
        ['deleteCustomDimension', 3],
        ['trackEvent', 'All', 'Played'],
        ['setCustomDimension', 3, 'gold'],
        ['trackEvent', 'All', 'Played'],
        ['trackEvent', 'All', 'Played'],
      ])
    }
  })

  test('of somebody unknown become those of the user who logs in, and of no other', () => {
    const played = { type: 'track' as const, event: 'Played' }
    const calls = [
      { type: 'identify' as const, traits: { tier: 'gold' } },
      { ...played, userId: 'ann' },
      { ...played, userId: 'bob' },
    ]
    expect(mapAll(calls, { settings }).commands).toStrictEqual([
      ['setCustomDimension', 3, 'gold'],
      ['setUserId', 'ann'],
      ['trackEvent', 'All', 'Played'],
      ['deleteCustomDimension', 3],
      ['setUserId', 'bob'],
      ['trackEvent', 'All', 'Played'],
    ])
  })

  test('that a reset has forgotten are not set for the same user again', () => {
    const { state } = mapAll(calls, { settings })
    const { commands } = mapAll([{ type: 'track', event: 'Played', userId: 'ann' }], {
      settings,
      state: reset(state).state,
    })
    expect(commands.filter(([method]) => method === 'setCustomDimension')).toStrictEqual([])
  })

  test('are deleted by a reset, once', () => {
    const { state } = mapAll(calls, { settings })
    const { commands, state: next } = reset(state)
    expect(commands).toStrictEqual([
      ['resetUserId'],
      ['deleteCustomDimension', 3],
      ['deleteCustomDimension', 4],
      ['deleteCustomDimension', 5],
    ])
    expect(reset(next).commands).toStrictEqual([['resetUserId']])
  })

  test('without mapped dimensions become nothing', () => {
    expect(map({ type: 'group', groupId: 'acme' }).commands).toStrictEqual([])
  })
})

test.each([
  [{ plan: 'free', tier: 'gold' }, 'free'],
  [{ tier: 'gold' }, 'gold'],
])('of two paths that lead to one dimension the first that has a value counts: %j', (properties, value) => {
  const settings = { customDimensions: { 'properties.plan': 1, 'properties.tier': 1 } }
  const { commands } = map({ type: 'track', event: 'Played', properties }, { settings })
  expect(commands[0]).toStrictEqual([
    'trackEvent',
    'All',
    'Played',
    undefined,
    undefined,
    { dimension1: value },
  ])
})

describe('a dimension to which traits of the user and of the group lead', () => {
  const settings = { customDimensions: { 'traits.plan': 1, 'group.traits.plan': 1 } }
  const ann = (plan?: string) => ({ type: 'identify' as const, userId: 'ann', traits: { plan } })
  const acme = (plan?: string) => ({
    ...{ type: 'group' as const, userId: 'ann', groupId: 'acme' },
    traits: { plan },
  })
  const bob = { type: 'track' as const, event: 'Played', userId: 'bob' }
  const valueAfter = (...calls: Parameters<typeof mapAll>[0]) =>
    mapAll(calls, { settings }).state.dimensions.get(1)

  test('has the value of the first path that has one', () => {
    expect(valueAfter(ann('gold'), acme('team'))).toBe('gold')
    expect(valueAfter(acme('team'), ann('gold'))).toBe('gold')
    expect(valueAfter(ann(), acme('team'))).toBe('team')
  })

  test('has the value of the first path that has one, also where a path of the group stands between two of the user', () => {
    const between = { customDimensions: { 'traits.a': 1, 'group.traits.b': 1, 'traits.c': 1 } }
    const calls = [
      { type: 'group' as const, userId: 'ann', groupId: 'acme', traits: { b: 'B' } },
      { type: 'identify' as const, userId: 'ann', traits: { c: 'C' } },
    ]
    const { state } = mapAll(calls, { settings: between })
    expect(state.dimensions.get(1)).toBe('B')
  })

  test('keeps the user’s value where the group has none', () => {
    expect(valueAfter(ann('gold'), acme())).toBe('gold')
  })

  test('has the group’s value where the user’s is gone, as by another user', () => {
    expect(valueAfter(ann('gold'), acme('team'), ann())).toBe('team')
    expect(valueAfter(ann('gold'), acme('team'), bob)).toBe('team')
    expect(valueAfter(acme('team'), ann('gold'), bob)).toBe('team')
  })

  test('is deleted where neither has one', () => {
    expect(valueAfter(ann('gold'), acme('team'), ann(), acme())).toBeUndefined()
  })

  test('is set once more where it changes, and not where another user changes nothing', () => {
    expect(mapAll([acme('team'), bob], { settings }).commands).toStrictEqual([
      ['setUserId', 'ann'],
      ['setCustomDimension', 1, 'team'],
      ['setUserId', 'bob'],
      ['trackEvent', 'All', 'Played'],
    ])
  })
})

test.each([
  [[['a', 'b'], 'c'], 'a,b,c'],
  [[[], [[]], 'c'], 'c'],
])('lists in a list are written with commas as well: %j', (plan, text) => {
  const settings = { customDimensions: { 'properties.plan': 1 } }
  const { commands } = map({ type: 'track', event: 'Played', properties: { plan } }, { settings })
  expect(commands[0]?.at(-1)).toStrictEqual({ dimension1: text })
})

test('a list that contains itself costs the call nothing', () => {
  const plan: unknown[] = ['a']
  plan.push(plan)
  const settings = { customDimensions: { 'properties.plan': 1, 'traits.plan': 2 } }
  const { commands } = mapAll(
    [
      { type: 'identify', userId: 'ann', traits: { plan } as never },
      { type: 'track', event: 'Played', userId: 'ann', properties: { plan } },
    ],
    { settings },
  )
  expect(commands.map(([method]) => method)).toStrictEqual(['setUserId', 'setCustomDimension', 'trackEvent'])
})

// Prototype.js before 1.6.1.
test('a library’s own `reduce` on all arrays changes no dimension', () => {
  const { reduce } = Array.prototype
  Array.prototype.reduce = function (this: unknown[]) {
    return this.length > 1 ? this : this[0]
  } as never
  try {
    const settings = { customDimensions: { 'properties.plan.name': 1 } }
    const properties = { plan: { name: 'Pro' } }
    const { commands } = map({ type: 'track', event: 'Played', properties }, { settings })
    expect(commands[0]?.[5]).toStrictEqual({ dimension1: 'Pro' })
  } finally {
    Array.prototype.reduce = reduce
  }
})
