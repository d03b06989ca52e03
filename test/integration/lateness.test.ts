import type { MatomoCommand } from '../../src'
import { LATE_SECONDS, MAX_LATE_SECONDS } from '../../src/lib/lateness'
import { createBrowserStore } from '../../src/browser-store'
import { createQueue } from '../../src/matomo/queue'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

beforeEach(cleanPage)
afterEach(() => jest.useRealTimers())

const event: MatomoCommand = ['trackEvent', 'All', 'Played']

/** What stands in the queue for commands that happened some seconds ago. */
function pushedAgo(seconds: number, commands: MatomoCommand[] = [event], appended = '') {
  const settings = { siteId: 1, trackerUrl: 'https://matomo.test/matomo.php', trackers: [], appended }
  const now = Date.now()
  const push = createQueue(
    settings,
    createBrowserStore(1, () => true),
    jest.fn(),
  )
  // The commands of the start.
  push([['resetUserId']], jest.fn())
  push(commands, jest.fn(), now, now - seconds * 1000)
  return (window._paq as unknown as unknown[]).slice(1)
}

test('a hit that was held up says how many seconds ago it happened', () => {
  expect(pushedAgo(3600)).toEqual([['appendToTrackingUrl', 'cdo=3600'], event, ['appendToTrackingUrl', '']])
})

test('every hit of one call says so', () => {
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
])('%d seconds: %d commands', (seconds, count) => {
  expect(pushedAgo(seconds)).toHaveLength(count)
})

test('what is no hit has no time', () => {
  expect(pushedAgo(3600, [['deleteCustomDimension', 2]])).toEqual([['deleteCustomDimension', 2]])
})

test('the first hit after a reset, and no other, starts a new visit; not where it is one of the user’s own commands', () => {
  expect(pushedAgo(0)).toEqual([event])
  delete window._paq
  expect(pushedAgo(0, [['resetUserId'], ['deleteCustomDimension', 2], ['trackGoal', 1], event])).toEqual([
    ['resetUserId'],
    ['deleteCustomDimension', 2],
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackGoal', 1],
    ['appendToTrackingUrl', ''],
    event,
  ])
})

test('a late hit that starts a new visit says both at once, after what the user’s own commands append', () => {
  expect(pushedAgo(60, [['resetUserId'], event], 'bots=1')).toEqual([
    ['resetUserId'],
    ['appendToTrackingUrl', 'bots=1&new_visit=1&cdo=60'],
    event,
    ['appendToTrackingUrl', 'bots=1'],
  ])
})

describe('the time of a call', () => {
  const track = async (timestamp: unknown, type: 'track' | 'page' | 'identify' = 'track') => {
    const analytics = await startAnalytics()
    const options = { timestamp: timestamp as Date }
    if (type === 'track') return analytics.track('Played', {}, options)
    return type === 'page' ? analytics.page({}, options) : analytics.identify('ann', {}, options)
  }
  const dates = () =>
    (pushed() as string[][]).flatMap(([method, parameters]) =>
      method === 'appendToTrackingUrl' && parameters ? [Number(/^cdo=(\d+)$/.exec(parameters)?.[1])] : [],
    )

  test.each([new Date(Date.now() - 60_000), new Date(Date.now() - 60_000).toISOString()])(
    'may be a Date, or, as it is after a reload, an ISO string: %p',
    async (timestamp) => {
      await track(timestamp)
      expect(dates()).toEqual([expect.any(Number)])
      expect(Math.abs(Number(dates()[0]) - 60)).toBeLessThan(10)
    },
  )

  test.each([undefined, null, 'soon', {}, NaN, new Date(Date.now() + 60_000)])(
    '%p dates nothing',
    async (timestamp) => {
      await track(timestamp)
      expect(pushed()).toEqual([event])
    },
  )

  test.each([
    ['track', true],
    ['page', true],
    ['identify', false],
  ] as const)('more than a day ago is left out of a %s call, and said: %p', async (type, isSaid) => {
    const ctx = await track(new Date(Date.now() - 48 * 3_600_000), type)
    expect(dates()).toEqual([])
    const said = '[segment-matomo] left-out: the time: over 24 hours ago (docs/debugging.md#left-out)'
    expect(ctx.logs().some(({ message }) => message === said)).toBe(isSaid)
  })
})
