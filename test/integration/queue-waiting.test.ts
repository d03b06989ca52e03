import type { MatomoCommand } from '../../src'
import { createBrowserStore } from '../../src/browser-store'
import { createQueue } from '../../src/matomo/queue'
import { freezeClock, passTime } from './support/freeze-clock'
import { cleanPage, queued } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

const settings = { siteId: 1, trackerUrl: 'https://matomo.test/matomo.php', trackers: [], appended: '' }
const setup: MatomoCommand[] = [
  ['setSiteId', 1],
  ['setTrackerUrl', settings.trackerUrl],
]
const event = (name: string): MatomoCommand => ['trackEvent', 'All', name]

/** A tracker that has every method but the unknown ones, and writes down what it is told. */
function createTracker(unknown: readonly string[], told: unknown[][]): object {
  return new Proxy(
    {},
    {
      get(_, method: string) {
        if (method === 'getVisitorInfo') return () => ['0', 'cafe']
        if (unknown.includes(method)) return undefined
        return (...args: unknown[]) => void told.push([method, ...args])
      },
    },
  )
}

/** Pushes commands, lets seconds pass, and starts a stand-in for matomo.js: returns what its tracker is told, in order. */
function applied(
  commands: readonly MatomoCommand[],
  seconds: number,
  { unknown = [] as string[], late = 0, appended = '' } = {},
) {
  const told: unknown[][] = []
  const refused = jest.fn()
  Reflect.deleteProperty(window, '_paq')
  Reflect.deleteProperty(window, 'matomoPluginAsyncInit')
  const push = createQueue(
    { ...settings, appended },
    createBrowserStore(1, () => true),
    jest.fn(),
  )
  const now = Date.now()
  push(setup, refused)
  push(commands, refused, now, now - late * 1000)
  passTime(seconds * 1000)
  for (const init of window.matomoPluginAsyncInit ?? []) init()

  const tracker = createTracker(unknown, told)
  for (const entry of queued()) {
    const [first] = entry
    if (typeof first === 'function') first.call(tracker)
    else told.push([...entry])
  }
  return { told: told.slice(setup.length), refused }
}

test('commands that waited a moment are applied unchanged, in their order', () => {
  const commands: MatomoCommand[] = [['setUserId', 'ann'], event('a'), ['setUserId', 'bob'], event('b')]
  expect(applied(commands, 4).told).toEqual(commands)
})

test('a hit that waited longer is sent with that time, added to how late the call was', () => {
  expect(applied([event('a')], 20).told).toEqual([
    ['appendToTrackingUrl', 'cdo=20'],
    event('a'),
    ['appendToTrackingUrl', ''],
  ])
  expect(applied([event('b')], 20, { late: 60, appended: 'bots=1' }).told).toEqual([
    ['appendToTrackingUrl', 'bots=1&cdo=60'],
    ['appendToTrackingUrl', 'bots=1&cdo=80'],
    event('b'),
    ['appendToTrackingUrl', 'bots=1'],
    ['appendToTrackingUrl', 'bots=1'],
  ])
})

test('each hit that waited after a reset names its visitor, and the first of them starts a visit', () => {
  const { told } = applied([event('a'), ['resetUserId'], event('b'), event('c')], 20)
  const params = told.filter(([method]) => method === 'appendToTrackingUrl').map(([, added]) => added)
  expect(params.filter((added) => String(added).includes('cdo=20'))).toEqual([
    'cdo=20',
    'new_visit=1&cdo=20&cid=cafe',
    'cdo=20&cid=cafe',
  ])
})

test('a hit that waited for more than a day is sent undated, because Matomo would refuse its date', () => {
  expect(applied([event('a')], 2 * 24 * 60 * 60).told).toEqual([event('a')])
})

test('a method that matomo.js does not know is reported, and the commands behind it are applied', () => {
  const { told, refused } = applied([['setExcludedReferrers', ['a.test']], event('a')], 0, {
    unknown: ['setExcludedReferrers'],
  })
  expect(told).toEqual([event('a')])
  expect(refused).toHaveBeenCalledWith(['setExcludedReferrers', ['a.test']], expect.any(TypeError))
})
