/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://shop.test/"}
 */
import type { SegmentEvent } from '@segment/analytics-next'
import type { MatomoSettings } from '../../src'
import { createBrowserStore } from '../../src/destination/browser-store'
import { createRecorder } from '../../src/destination/recorder'
import type { Report } from '../../src/destination/report'
import { initialState, type InitialState } from '../../src/mapping/state'
import type { CommandQueue } from '../../src/matomo/queue'
import { saidOfPage } from '../../src/segment/page-snapshot'
import { contextOf, resolve, SHOP } from '../support/map'
import { createContext } from './support/analytics'

const NOON = Date.UTC(2026, 10, 23, 12)
const PLAYED: SegmentEvent = { type: 'track', event: 'Played' }
const ADDED: SegmentEvent = { type: 'track', event: 'Product Added', properties: { sku: 'tea', price: 5 } }

interface Options extends InitialState {
  settings?: Partial<MatomoSettings>
}

/** A recorder that starts with no user, where the test does not say otherwise, and what it pushes, keeps and reports. */
function startRecorder({ settings, ...initial }: Options = {}) {
  const push = jest.fn<undefined, Parameters<CommandQueue['push']>>()
  const report = jest.fn<undefined, Parameters<Report>>()
  const store = createBrowserStore(1, () => true)
  const own = createContext()
  const recorder = createRecorder({
    settings: resolve(settings),
    queue: { push, pushSetup: jest.fn() },
    store,
    report,
    state: initialState({ url: SHOP.href, ...initial }),
    context: own.context,
  })
  const record = (event: SegmentEvent, asCalled = event) => {
    const { context, logged } = createContext(event)
    const withPage: SegmentEvent = { timestamp: new Date(NOON), context: contextOf(SHOP), ...asCalled }
    recorder.record({ event, context, asCalled: withPage, page: { ...SHOP, said: saidOfPage(withPage) } })
    return { context, logged }
  }
  /** The commands that were pushed since. */
  const take = () => push.mock.calls.splice(0).flatMap(([{ commands }]) => commands)
  return { recorder, record, push, report, store, own, take }
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  localStorage.clear()
})
afterEach(() => {
  delete window._paq
  jest.useRealTimers()
})

describe('a call', () => {
  test('is pushed as its commands, with the time of the call and what is set behind the call', () => {
    const { record, push } = startRecorder()
    record({ ...PLAYED, timestamp: new Date(NOON - 5000) })
    expect(push.mock.calls).toEqual([
      [
        {
          ...{ commands: [['trackEvent', 'All', 'Played']], time: NOON - 5000, startsVisit: false },
          ...{ user: undefined, url: SHOP.href, referrer: '', dimensions: [] },
        },
        NOON,
        expect.any(Function),
      ],
    ])
  })

  test('is reported with its commands, and with what was left out', () => {
    const { record, report } = startRecorder()
    const { context } = record({ ...PLAYED, integrations: { Matomo: { cvar: 'free' } } })
    expect(report.mock.calls).toEqual([
      [
        {
          event: expect.objectContaining({ event: 'Played' }) as unknown,
          context,
          outcome: 'recorded',
          notes: [expect.stringContaining('it is not an index with a name and a value')],
          commands: [['trackEvent', 'All', 'Played']],
        },
      ],
    ])
  })

  test('is recorded as it was at its call, although the page has changed its objects since', () => {
    const { record, report, take } = startRecorder()
    record({ ...PLAYED, event: 'Changed' }, PLAYED)
    expect(take()).toEqual([['trackEvent', 'All', 'Played']])
    expect(report.mock.calls[0]?.[0].event.event).toBe('Changed')
  })

  test('is recorded with what calls before it have left: a user is set once', () => {
    const { record, take } = startRecorder()
    record({ ...PLAYED, userId: 'ann' })
    record({ ...PLAYED, userId: 'ann' })
    expect(take()).toEqual([
      ['setUserId', 'ann'],
      ['trackEvent', 'All', 'Played'],
      ['trackEvent', 'All', 'Played'],
    ])
  })

  test('is pushed before it is reported, since the page’s `debug` function may take its time', () => {
    const { record, push, report } = startRecorder()
    record(PLAYED)
    const [pushed, reported] = [push, report].map((mock: jest.Mock) => mock.mock.invocationCallOrder[0])
    expect(pushed).toBeLessThan(reported ?? 0)
  })

  test('that matomo.js refuses is logged in its own log', () => {
    const { record, push } = startRecorder()
    const { logged } = record(PLAYED)
    const onRefused = push.mock.calls[0]?.[2]
    onRefused?.(['trackEvent', 'All', 'Played'], new Error('no'))
    expect(logged()).toEqual([expect.stringContaining('refused the command "trackEvent"')])
  })

  test('that cannot be read is left out with the error, and the next call is recorded', () => {
    const { record, report, take } = startRecorder()
    const integrations = {
      get Matomo() {
        throw new Error('broken')
      },
    }
    record({ ...PLAYED, integrations } as unknown as SegmentEvent)
    expect(report.mock.calls[0]?.[0].notes).toEqual([
      'The call was not sent to Matomo because reading it failed: Error: broken. Pass plain values.',
    ])
    record(PLAYED)
    expect(take()).toEqual([['trackEvent', 'All', 'Played']])
  })

  test('is left out while too much waits for matomo.js', () => {
    window._paq = Array.from({ length: 10_000 }, () => ['trackPageView'])
    const { record, report, take } = startRecorder()
    record(PLAYED)
    expect(take()).toEqual([])
    expect(report.mock.calls[0]?.[0].notes).toEqual([
      expect.stringContaining('because too much waits for matomo.js already'),
    ])
  })
})

describe('a call of more than a day ago', () => {
  const DAY_MS = 24 * 60 * 60 * 1000
  const TOO_OLD =
    'The call was made more than 24 hours ago, so Matomo records it with the time of its arrival.'
  const notesOf = (event: SegmentEvent) => {
    const { record, report } = startRecorder()
    record(event)
    return report.mock.calls[0]?.[0].notes
  }

  test('is recorded with a note that Matomo cannot date it', () => {
    expect(notesOf({ ...PLAYED, userId: 'ann', timestamp: new Date(NOON - DAY_MS) })).toEqual([TOO_OLD])
  })

  test('has that note behind the notes on what was left out', () => {
    const event = {
      ...PLAYED,
      integrations: { Matomo: { cvar: 'free' } },
      timestamp: new Date(NOON - DAY_MS),
    }
    expect(notesOf(event)).toEqual([expect.stringContaining('customVars'), TOO_OLD])
  })

  test('has no such note where it becomes no hit', () => {
    expect(notesOf({ type: 'identify', userId: 'ann', timestamp: new Date(NOON - DAY_MS) })).toEqual([])
  })

  test.each([
    ['with no such note up to a minute before', DAY_MS - 60_000, []],
    ['with that note from then on', DAY_MS - 59_999, [TOO_OLD]],
  ])('is recorded %s', (_, age, notes) => {
    expect(notesOf({ ...PLAYED, timestamp: new Date(NOON - age) })).toEqual(notes)
  })
})

describe('the cart', () => {
  test('is kept for later calls', () => {
    const { record, store, take } = startRecorder()
    record(ADDED)
    expect(store.read('cart')).toEqual([expect.objectContaining({ sku: 'tea', quantity: 1 })])
    record(ADDED)
    expect(take().at(-1)).toEqual(['trackEcommerceCartUpdate', 10])
  })

  test('is removed from the storage when it is empty', () => {
    const { record, store } = startRecorder()
    record(ADDED)
    record({ ...ADDED, event: 'Product Removed' })
    expect(store.read('cart')).toBeUndefined()
    expect(localStorage).toHaveLength(0)
  })

  test('stays as it is at a call that does not change it', () => {
    const { record, store } = startRecorder()
    record(ADDED)
    record(PLAYED)
    expect(store.read('cart')).toHaveLength(1)
  })
})

describe('a reset', () => {
  test('takes the user back, and is reported', () => {
    const { recorder, own, report, push } = startRecorder({ user: 'ann' })
    recorder.recordReset()
    expect(push.mock.calls).toEqual([
      [
        expect.objectContaining({ commands: [['resetUserId']], time: NOON, startsVisit: false }),
        NOON,
        expect.any(Function),
      ],
    ])
    expect(report.mock.calls).toEqual([
      [
        {
          event: { type: 'reset' },
          context: own.context,
          outcome: 'recorded',
          notes: [],
          commands: [['resetUserId']],
        },
      ],
    ])
  })

  test('whose commands matomo.js refuses is logged in the log of what belongs to no call', () => {
    const { recorder, own, push } = startRecorder()
    recorder.recordReset()
    push.mock.calls[0]?.[2](['resetUserId'], new Error('no'))
    expect(own.logged()).toEqual([expect.stringContaining('refused the command "resetUserId"')])
  })

  test('forgets the cart', () => {
    const { recorder, record, store } = startRecorder()
    record(ADDED)
    recorder.recordReset()
    expect(store.read('cart')).toBeUndefined()
  })

  test('of a known user makes the next hit start a visit, and is remembered for the next page until then', () => {
    const { recorder, record, push, store } = startRecorder({ user: 'ann' })
    recorder.recordReset()
    expect(store.read('reset')).toBe(true)
    record(PLAYED)
    record(PLAYED)
    expect(push.mock.calls.map(([{ startsVisit }]) => startsVisit)).toEqual([false, true, false])
    expect(store.read('reset')).toBeUndefined()
  })

  test('where nobody was known starts no visit, and is not remembered', () => {
    const { recorder, record, push, store } = startRecorder()
    recorder.recordReset()
    record(PLAYED)
    expect(push.mock.calls.map(([{ startsVisit }]) => startsVisit)).toEqual([false, false])
    expect(store.read('reset')).toBeUndefined()
  })

  test('stays remembered at a call that becomes no hit', () => {
    const { recorder, record, store } = startRecorder({ user: 'ann' })
    recorder.recordReset()
    record({ type: 'identify', userId: 'bob' })
    expect(store.read('reset')).toBe(true)
  })
})

describe('clearing', () => {
  test('takes the user back from matomo.js, and forgets the cart', () => {
    const { recorder, record, store, take } = startRecorder()
    record({ ...ADDED, userId: 'ann' })
    take()
    recorder.clear()
    expect(take()).toEqual([['resetUserId']])
    expect(store.read('cart')).toBeUndefined()
  })

  test('takes dimensions back, also where no user was set', () => {
    const { recorder, record, take } = startRecorder({ settings: { customDimensions: { 'traits.plan': 2 } } })
    record({ type: 'identify', traits: { plan: 'pro' } })
    take()
    recorder.clear()
    expect(take()).toEqual([['resetUserId'], ['deleteCustomDimension', 2]])
  })

  test('pushes nothing where nothing was set, but forgets the cart', () => {
    const { recorder, record, push, store } = startRecorder()
    record(ADDED)
    push.mockClear()
    recorder.clear()
    expect(push).not.toHaveBeenCalled()
    expect(store.read('cart')).toBeUndefined()
  })

  test('is not remembered as a reset: the user has not logged out', () => {
    const { recorder, record, store } = startRecorder()
    record({ ...PLAYED, userId: 'ann' })
    recorder.clear()
    expect(store.read('reset')).toBeUndefined()
  })
})

test('a call that is left out is reported with the reason, and nothing is pushed', () => {
  const { recorder, report, push } = startRecorder()
  const { context } = createContext(PLAYED)
  recorder.leaveOut(PLAYED, context, 'the plan says so')
  expect(report.mock.calls).toEqual([
    [
      {
        event: PLAYED,
        context,
        outcome: 'left-out',
        notes: ['The call was not sent to Matomo because the plan says so.'],
      },
    ],
  ])
  expect(push).not.toHaveBeenCalled()
})

test('a further tracker gets what calls have set so far', () => {
  const { recorder, record } = startRecorder({ settings: { customDimensions: { 'traits.plan': 2 } } })
  record({ type: 'identify', userId: 'ann', traits: { plan: 'pro' } })
  expect(recorder.commandsToRestore()).toEqual([
    ['setUserId', 'ann'],
    ['setCustomDimension', 2, 'pro'],
    ['setCustomUrl', 'https://shop.test/'],
  ])
})
