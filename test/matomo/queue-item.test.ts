import type { MatomoCommand } from '../../src'
import { applyItem, parametersOf, type QueueItem } from '../../src/matomo/queue-item'
import { createTracker } from './support/stand-in'

const NOON = Date.UTC(2026, 10, 23, 12)
const HIT: MatomoCommand = ['trackPageView']
const STATE: MatomoCommand = ['setUserId', 'ann']

/** An item, made a minute ago where the test does not say otherwise, and what is told where matomo.js refuses it. */
function itemOf(command: MatomoCommand, facts: Partial<QueueItem> = {}) {
  const onRefused = jest.fn()
  const item: QueueItem = {
    ...{ command, time: NOON - 60_000, startsVisit: false, onRefused },
    ...facts,
  }
  return { item, onRefused }
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
})
afterEach(() => {
  jest.useRealTimers()
})

test.each<[string, MatomoCommand, Partial<QueueItem>, string]>([
  ['a hit of this moment', HIT, { time: NOON }, 'bots=1'],
  ['a late hit', HIT, {}, 'bots=1&cdo=60'],
  ['a hit that starts a visit', HIT, { time: NOON, startsVisit: true }, 'bots=1&new_visit=1'],
  ['a late hit that starts a visit', HIT, { startsVisit: true }, 'bots=1&new_visit=1&cdo=60'],
  ['a late command that is no hit', STATE, {}, 'bots=1'],
  ['a command that is no hit in a call that starts a visit', STATE, { startsVisit: true }, 'bots=1'],
])('the parameters of %s', (_, command, facts, parameters) => {
  expect(parametersOf(itemOf(command, facts).item, 'bots=1', NOON)).toBe(parameters)
})

test('the age of a hit is its age at the moment that is given', () => {
  expect(parametersOf(itemOf(HIT).item, '', NOON + 30_000)).toBe('cdo=90')
})

test('a late hit is applied between its own parameters and those of the user', () => {
  const told: unknown[][] = []
  applyItem(createTracker(told), itemOf(HIT).item, 'bots=1', NOON)
  expect(told).toEqual([['appendToTrackingUrl', 'bots=1&cdo=60'], HIT, ['appendToTrackingUrl', 'bots=1']])
})

test.each([HIT, STATE])('a command without parameters of its own is applied alone: %j', (...command) => {
  const told: unknown[][] = []
  applyItem(
    createTracker(told),
    itemOf(command as unknown as MatomoCommand, { time: NOON }).item,
    'bots=1',
    NOON,
  )
  expect(told).toEqual([command])
})

test('a command that the tracker refuses is reported with the error, and nothing is thrown', () => {
  const { item, onRefused } = itemOf(STATE)
  applyItem(createTracker([], { unknown: ['setUserId'] }), item, '', NOON)
  expect(onRefused.mock.calls).toEqual([[STATE, new TypeError('matomo.js has no method setUserId')]])
})

test('a late hit that the tracker refuses is reported, and leaves no parameters behind', () => {
  const told: unknown[][] = []
  const { item, onRefused } = itemOf(HIT)
  applyItem(createTracker(told, { unknown: ['trackPageView'] }), item, 'bots=1', NOON)
  expect(told.at(-1)).toEqual(['appendToTrackingUrl', 'bots=1'])
  expect(onRefused).toHaveBeenCalledWith(HIT, expect.any(TypeError))
})
