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
    'in the wrong shape are left out and said: %j',
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

  test('another user forgets those of the first one’s traits, and keeps those of the group', () => {
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

  test('a reset forgets them', () => {
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

  test('without mapped dimensions a group call becomes nothing', () => {
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
