/** @jest-environment jsdom */
import type { MatomoCommand } from '../../src'
import type { QueueEntry } from '../../src/matomo/paq'
import type { PreloadQueue } from '../../src/matomo/preload-queue'
import { pushToPaq } from '../../src/matomo/push-to-paq'
import type { QueueItem } from '../../src/matomo/queue-item'
import { createTracker } from './support/stand-in'

const NOON = Date.UTC(2026, 10, 23, 12)
const event = (name: string): MatomoCommand => ['trackEvent', 'All', name]

/** An item of this moment, or of as many seconds ago as the test says. */
function itemOf(command: MatomoCommand, { secondsAgo = 0, onRefused = jest.fn() } = {}): QueueItem {
  return { command, time: NOON - secondsAgo * 1000, startsVisit: false, onRefused }
}

/** Pushes items. Returns what stands in `_paq` then, and what the queue of waiting entries was told of. */
function push(items: readonly QueueItem[], { appended = '', hasFurtherTrackers = false } = {}) {
  const preloadQueue = { add: jest.fn<undefined, Parameters<PreloadQueue['add']>>(), start: jest.fn() }
  pushToPaq(items, { preloadQueue, appended, hasFurtherTrackers })
  return { paq: window._paq as unknown as QueueEntry[], remembered: preloadQueue.add.mock.calls }
}

/** Lets a stand-in for matomo.js take `_paq` over, which feeds so many trackers. */
function runMatomo(trackers = 1) {
  const told = Array.from({ length: trackers }, (): unknown[][] => [])
  const fed = told.map((each) => createTracker(each, { siteId: 7 }))
  const given: QueueEntry[] = []
  window._paq = {
    push(entry) {
      given.push(entry)
      const [method, ...args] = entry ?? []
      for (const tracker of fed) {
        if (typeof method === 'function') (method as (this: unknown) => void).call(tracker)
        else tracker[String(method)]?.(...args)
      }
    },
  }
  return { given, told }
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
})
afterEach(() => {
  delete window._paq
  jest.useRealTimers()
})

test('commands are pushed in their order, behind what the page has pushed', () => {
  window._paq = [['trackPageView']] as never
  expect(push([itemOf(['setUserId', 'ann']), itemOf(event('a'))]).paq).toEqual([
    ['trackPageView'],
    ['setUserId', 'ann'],
    event('a'),
  ])
})

test('commands are pushed as copies, because matomo.js changes the arrays and objects that it is given', () => {
  const dimensions = { dimension1: 'x' }
  const command: MatomoCommand = ['trackPageView', undefined, dimensions]
  const [entry] = push([itemOf(command)]).paq
  expect(entry).toEqual(command)
  expect(entry).not.toBe(command)
  expect(entry?.[2]).not.toBe(dimensions)
})

test('late hits of the same age share the commands that say so', () => {
  const items = [itemOf(event('a'), { secondsAgo: 60 }), itemOf(event('b'), { secondsAgo: 60 })]
  expect(push(items, { appended: 'bots=1' }).paq).toEqual([
    ['appendToTrackingUrl', 'bots=1&cdo=60'],
    event('a'),
    event('b'),
    ['appendToTrackingUrl', 'bots=1'],
  ])
})

test('hits of different ages have each their own', () => {
  const items = [
    itemOf(event('a'), { secondsAgo: 60 }),
    itemOf(event('b'), { secondsAgo: 30 }),
    itemOf(event('c')),
  ]
  expect(push(items).paq).toEqual([
    ['appendToTrackingUrl', 'cdo=60'],
    event('a'),
    ['appendToTrackingUrl', 'cdo=30'],
    event('b'),
    ['appendToTrackingUrl', ''],
    event('c'),
  ])
})

test('each waiting entry is remembered with its item, and an entry for the age of a hit without an item', () => {
  const item = itemOf(event('a'), { secondsAgo: 60 })
  const { paq, remembered } = push([item])
  expect(remembered).toEqual([
    [['appendToTrackingUrl', 'cdo=60'], undefined],
    [event('a'), item],
    [['appendToTrackingUrl', ''], undefined],
  ])
  expect(remembered.every(([entry], index) => entry === paq[index])).toBe(true)
})

test('nothing is remembered once matomo.js runs', () => {
  const { given } = runMatomo()
  expect(push([itemOf(event('a'), { secondsAgo: 60 })]).remembered).toEqual([])
  expect(given).toHaveLength(3)
})

test('a command that matomo.js refuses is reported, the commands behind it are pushed, and no parameters are left', () => {
  const given: QueueEntry[] = []
  const error = new Error('from matomo.js')
  window._paq = {
    push(entry) {
      if (entry?.[2] === 'bad') throw error
      given.push(entry)
    },
  }
  const onRefused = jest.fn()
  push([itemOf(event('bad'), { secondsAgo: 60, onRefused }), itemOf(['setUserId', 'ann'])])
  expect(given).toEqual([
    ['appendToTrackingUrl', 'cdo=60'],
    ['appendToTrackingUrl', ''],
    ['setUserId', 'ann'],
  ])
  expect(onRefused.mock.calls).toEqual([[event('bad'), error]])
})

test('a running matomo.js gets requireCookieConsent while the tracker knows no site, so that no cookies are deleted', () => {
  const { told } = runMatomo()
  push([itemOf(['requireCookieConsent'])])
  expect(told).toEqual([[['setSiteId', ''], ['requireCookieConsent'], ['setSiteId', 7]]])
})

test('several trackers of a running matomo.js get an object each, because the first one empties its own', () => {
  const { given, told } = runMatomo(2)
  const command: MatomoCommand = ['trackPageView', undefined, { dimension1: 'x' }]
  push([itemOf(command)], { hasFurtherTrackers: true })
  expect(typeof given[0]?.[0]).toBe('function')
  expect(told).toEqual([[command], [command]])
  expect(told[0]?.[0]?.[2]).not.toBe(told[1]?.[0]?.[2])
})

test('what several trackers of a running matomo.js refuse is reported', () => {
  runMatomo()
  const onRefused = jest.fn()
  const command = ['trackNothing', { a: 1 }] as unknown as MatomoCommand
  window._paq = {
    push(entry) {
      ;(entry?.[0] as (this: unknown) => void).call(createTracker([], { unknown: ['trackNothing'] }))
    },
  }
  push([itemOf(command, { onRefused })], { hasFurtherTrackers: true })
  expect(onRefused).toHaveBeenCalledWith(command, expect.any(TypeError))
})

test.each<[string, MatomoCommand, boolean, boolean]>([
  ['with an object, for one tracker', ['trackPageView', undefined, { dimension1: 'x' }], false, true],
  ['without an object, for several trackers', ['trackPageView'], true, true],
  [
    'with an object, while matomo.js does not run',
    ['trackPageView', undefined, { dimension1: 'x' }],
    true,
    false,
  ],
  ['requireCookieConsent, while matomo.js does not run', ['requireCookieConsent'], false, false],
])('a command %s is pushed as a command', (_, command, hasFurtherTrackers, isRunning) => {
  const { given } = isRunning ? runMatomo() : { given: undefined }
  const { paq } = push([itemOf(command)], { hasFurtherTrackers })
  expect(given ?? paq).toEqual([command])
})
