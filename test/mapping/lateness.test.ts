import { LATE_SECONDS, MAX_LATE_SECONDS } from '../../src/lib/lateness'
import { mapReset } from '../../src/mapping/reset'
import { initialState } from '../../src/mapping/state'
import { map, NOW, pageCall } from '../support/map'

const trackedAgo = (seconds: number, settings = {}, state = initialState('https://shop.test/')) =>
  map({ type: 'track', event: 'Played', timestamp: new Date(NOW - seconds * 1000) }, { settings, state })

test('an event that was held up says how many seconds ago it happened', () => {
  expect(trackedAgo(3600).commands).toEqual([
    ['appendToTrackingUrl', 'cdo=3600'],
    ['trackEvent', 'All', 'Played'],
    ['appendToTrackingUrl', ''],
  ])
})

test('every hit of the event says so', () => {
  expect(trackedAgo(3600, { goals: { Played: 1 } }).commands).toEqual([
    ['appendToTrackingUrl', 'cdo=3600'],
    ['trackGoal', 1],
    ['trackEvent', 'All', 'Played'],
    ['appendToTrackingUrl', ''],
  ])
})

test('an event delivered with the delays of an ordinary page load is not dated', () => {
  expect(trackedAgo(LATE_SECONDS - 1).commands).toEqual([['trackEvent', 'All', 'Played']])
  expect(trackedAgo(LATE_SECONDS).commands).toHaveLength(3)
})

test('an ISO string, as it is after a reload, is a time as well', () => {
  const timestamp = new Date(NOW - 60_000).toISOString()
  expect(map({ type: 'track', event: 'Played', timestamp }).commands[0]).toEqual([
    'appendToTrackingUrl',
    'cdo=60',
  ])
})

test.each([undefined, null, 'soon', {}, NaN, new Date(NOW + 60_000)])(
  'a timestamp of %p dates nothing',
  (timestamp) => {
    expect(map({ type: 'track', event: 'Played', timestamp: timestamp as never }).commands).toEqual([
      ['trackEvent', 'All', 'Played'],
    ])
  },
)

test('the last second that Matomo takes is said', () => {
  const mapping = trackedAgo(MAX_LATE_SECONDS)
  expect(mapping.commands[0]).toEqual(['appendToTrackingUrl', `cdo=${MAX_LATE_SECONDS}`])
  expect(mapping.omitted).toEqual([])
})

test('a page view that is older than a day says so, a call that is no hit has nothing to say', () => {
  const timestamp = new Date(NOW - 48 * 3_600_000)
  expect(map({ ...pageCall(), timestamp }).omitted).toHaveLength(1)
  expect(map({ type: 'identify', userId: 'ann', timestamp }).omitted).toEqual([])
})

test('what is older than a day is sent undated, and said', () => {
  const mapping = trackedAgo(48 * 3600)
  expect(mapping.commands).toEqual([['trackEvent', 'All', 'Played']])
  expect(mapping.omitted).toEqual(['the time: 48 hours ago, Matomo takes 24'])
})

test('a late hit that starts a new visit says both at once, after what the user’s own commands append', () => {
  const [, state] = mapReset(initialState('https://shop.test/'))
  const settings = { commands: [['appendToTrackingUrl', 'bots=1']] }
  expect(trackedAgo(60, settings, state).commands).toEqual([
    ['appendToTrackingUrl', 'bots=1&new_visit=1&cdo=60'],
    ['trackEvent', 'All', 'Played'],
    ['appendToTrackingUrl', 'bots=1'],
  ])
})
