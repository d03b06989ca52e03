import type { SegmentEvent } from '@segment/analytics-next'
import { readStoredTraits } from '../../src/destination/stored-traits'
import type { MatomoSettings } from '../../src'
import { resolve } from '../support/map'
import { createAnalytics } from './support/analytics'

const OF_BOTH: MatomoSettings['customDimensions'] = { 'traits.tier': 1, 'group.traits.size': 2 }
const STORED = { user: 'ann', traits: { tier: 'gold' }, group: 'acme', groupTraits: { size: 40 } }
const IDENTIFY: SegmentEvent = { type: 'identify', userId: 'ann', traits: { tier: 'gold' } }
const GROUP: SegmentEvent = { type: 'group', userId: 'ann', groupId: 'acme', traits: { size: 40 } }

interface Options {
  readonly stored?: Parameters<typeof createAnalytics>[0]
  readonly customDimensions?: MatomoSettings['customDimensions']
  readonly hasForeignFilters?: boolean
}

/** The stored traits of user and group, where the test does not say otherwise. */
const read = ({ stored = STORED, customDimensions = OF_BOTH, hasForeignFilters = false }: Options = {}) =>
  readStoredTraits(createAnalytics(stored), resolve({ customDimensions }), () => hasForeignFilters)

test('what is stored of user and group are the events that would say so', () => {
  expect(read().take()).toEqual([IDENTIFY, GROUP])
})

test('the events are taken once', () => {
  const traits = read()
  traits.take()
  expect(traits.take()).toEqual([])
})

test.each<[string, MatomoSettings['customDimensions'], SegmentEvent[]]>([
  ['of a user', { 'traits.tier': 1 }, [IDENTIFY]],
  ['of a group', { 'group.traits.size': 1 }, [GROUP]],
  ['of a group’s id', { 'group.id': 1 }, [GROUP]],
  ['of single hits', { 'properties.plan': 1, 'context.app.version': 2 }, []],
  ['of nothing', {}, []],
])('traits are read as far as custom dimensions %s need them', (_, customDimensions, events) => {
  expect(read({ customDimensions }).take()).toEqual(events)
})

test('analytics.js is not asked for traits that no custom dimension needs', () => {
  const analytics = createAnalytics(STORED)
  const user = jest.spyOn(analytics, 'user')
  readStoredTraits(analytics, resolve(), () => false)
  expect(user).not.toHaveBeenCalled()
})

test.each<[string, Options['stored'], SegmentEvent[]]>([
  ['nothing is stored', {}, []],
  ['empty traits are stored', { user: 'ann', traits: {}, groupTraits: {} }, []],
  ['traits of nobody known are stored', { traits: { tier: 'gold' } }, [{ ...IDENTIFY, userId: undefined }]],
  ['a group without traits is stored', { group: 'acme' }, [{ ...GROUP, userId: undefined, traits: {} }]],
  [
    'the traits of a group without an id are stored',
    { groupTraits: { size: 40 } },
    [{ ...GROUP, userId: undefined, groupId: undefined }],
  ],
])('where %s, the events say as much', (_, stored, events) => {
  expect(read({ stored }).take()).toEqual(events)
})

test('the events are not used where filters exist that the plugin cannot run itself', () => {
  expect(read({ hasForeignFilters: true }).take()).toEqual([])
})

test('events that could not be recorded yet are taken again', () => {
  const traits = read()
  for (const event of traits.take()) traits.giveBack(event)
  expect(traits.take()).toEqual([IDENTIFY, GROUP])
})

test('the events are forgotten when the user logs out', () => {
  const traits = read()
  traits.forget()
  expect(traits.take()).toEqual([])
})

describe('destination middleware', () => {
  test('changes the events', async () => {
    const traits = read()
    await traits.filter((event) => Promise.resolve({ ...event, traits: { changed: event.type } }))
    expect(traits.take()).toEqual([
      { ...IDENTIFY, traits: { changed: 'identify' } },
      { ...GROUP, traits: { changed: 'group' } },
    ])
  })

  test.each<[string, () => Promise<SegmentEvent | undefined>]>([
    ['drops', () => Promise.resolve(undefined)],
    ['cannot read', () => Promise.reject(new Error('no'))],
  ])('%s an event, and the other event is used', async (_, dropGroup) => {
    const traits = read()
    await traits.filter((event) => (event.type === 'group' ? dropGroup() : Promise.resolve(event)))
    expect(traits.take()).toEqual([IDENTIFY])
  })

  test('is applied once, and everybody waits for that', async () => {
    const traits = read()
    const apply = jest.fn(async (event: SegmentEvent) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return { ...event, traits: { changed: true } }
    })
    void traits.filter(apply)
    await traits.filter(apply)
    expect(apply).toHaveBeenCalledTimes(2)
    expect(traits.take()).toMatchObject([{ traits: { changed: true } }, { traits: { changed: true } }])
  })
})
