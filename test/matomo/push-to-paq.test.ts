/** @jest-environment jsdom */
import type { MatomoCommand } from '../../src'
import type { QueueEntry } from '../../src/matomo/paq'
import type { PreloadQueue } from '../../src/matomo/preload-queue'
import { pushToPaq } from '../../src/matomo/push-to-paq'
import type { QueueItem } from '../../src/matomo/queue-item'

const NOON = Date.UTC(2026, 10, 23, 12)
const event = (name: string): MatomoCommand => ['trackEvent', 'All', name]

/** An item of this moment, or of as many seconds ago as the test says. */
function itemOf(command: MatomoCommand, { secondsAgo = 0, onRefused = jest.fn() } = {}): QueueItem {
  return { command, time: NOON - secondsAgo * 1000, startsVisit: false, onRefused }
}

/** Pushes items. Returns what stands in `_paq` then, and what the queue of waiting entries was told of. */
function push(items: readonly QueueItem[], { appended = '' } = {}) {
  const preloadQueue = { add: jest.fn<undefined, Parameters<PreloadQueue['add']>>(), start: jest.fn() }
  pushToPaq(items, { preloadQueue, appended, now: NOON })
  return { paq: window._paq as unknown as QueueEntry[], remembered: preloadQueue.add.mock.calls }
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
  const given: QueueEntry[] = []
  window._paq = { push: (...entries) => given.push(...entries) }
  expect(push([itemOf(event('a'), { secondsAgo: 60 })]).remembered).toEqual([])
  expect(given).toEqual([['appendToTrackingUrl', 'cdo=60'], event('a'), ['appendToTrackingUrl', '']])
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

test('what the page has left in _paq that cannot be pushed to is replaced', () => {
  window._paq = Object.freeze([['trackPageView']]) as never
  expect(push([itemOf(event('a'))]).paq).toEqual([['trackPageView'], event('a')])
})
