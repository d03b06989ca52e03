import type { MatomoCommand } from '../../src'
import { LATE_SECONDS, MAX_LATE_SECONDS } from '../../src/lib/lateness'
import { createBrowserStore } from '../../src/browser-store'
import { createQueue } from '../../src/matomo/queue'
import { freezeClock } from './support/freeze-clock'
import { cleanPage, queued } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

const event: MatomoCommand = ['trackEvent', 'All', 'Played']

/** Pushes commands of a call that was made some seconds ago, and returns what then stands in `_paq`. */
function pushedAgo(seconds: number, commands: MatomoCommand[] = [event], appended = '') {
  const settings = { siteId: 1, trackerUrl: 'https://matomo.test/matomo.php', trackers: [], appended }
  const now = Date.now()
  const push = createQueue(
    settings,
    createBrowserStore(1, () => true),
    jest.fn(),
  )
  // The first push brings the settings' own commands.
  push([['resetUserId']], jest.fn())
  push(commands, jest.fn(), now, now - seconds * 1000)
  return queued().slice(1)
}

test('a late hit is sent with its age in seconds', () => {
  expect(pushedAgo(3600)).toEqual([['appendToTrackingUrl', 'cdo=3600'], event, ['appendToTrackingUrl', '']])
})

test('every hit of one late call is sent with the age of the call', () => {
  expect(pushedAgo(3600, [['trackGoal', 1], event])).toEqual([
    ['appendToTrackingUrl', 'cdo=3600'],
    ['trackGoal', 1],
    event,
    ['appendToTrackingUrl', ''],
  ])
})

test('a hit with the delays of an ordinary page load is not dated', () => {
  expect(pushedAgo(LATE_SECONDS - 1)).toEqual([event])
})

test.each([
  [LATE_SECONDS, 3],
  [MAX_LATE_SECONDS, 3],
  [MAX_LATE_SECONDS + 1, 1],
  [NaN, 1],
  [-60, 1],
])('a hit that is %d seconds late becomes %d commands', (seconds, count) => {
  expect(pushedAgo(seconds)).toHaveLength(count)
})

test('a command that is no hit is not dated', () => {
  expect(pushedAgo(3600, [['deleteCustomDimension', 2]])).toEqual([['deleteCustomDimension', 2]])
})

test('a reset among the settings’ own commands starts no new visit', () => {
  expect(pushedAgo(0)).toEqual([event])
})

test('the first hit after a reset starts a new visit, and no later hit does', () => {
  expect(pushedAgo(0, [['resetUserId'], ['deleteCustomDimension', 2], ['trackGoal', 1], event])).toEqual([
    ['resetUserId'],
    ['deleteCustomDimension', 2],
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackGoal', 1],
    ['appendToTrackingUrl', ''],
    event,
  ])
})

test('a late hit that starts a new visit has both parameters at once, after those of the settings’ own commands', () => {
  expect(pushedAgo(60, [['resetUserId'], event], 'bots=1')).toEqual([
    ['resetUserId'],
    ['appendToTrackingUrl', 'bots=1&new_visit=1&cdo=60'],
    event,
    ['appendToTrackingUrl', 'bots=1'],
  ])
})
