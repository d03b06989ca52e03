/** @jest-environment jsdom */
import type { MatomoCommand } from '../../src'
import { LATE_SECONDS, MAX_LATE_SECONDS } from '../../src/matomo/hit'
import { startMatomo } from './support/stand-in'
import { cleanPaq, startQueue } from './support/start-queue'

const NOON = Date.UTC(2026, 10, 23, 12)
const SETUP_COMMANDS = 2
const event = (name: string): MatomoCommand => ['trackEvent', 'All', name]

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  cleanPaq()
})
afterEach(() => {
  jest.useRealTimers()
})

describe('before matomo.js has loaded', () => {
  test('a late hit is sent with its age in seconds', () => {
    const { push, waiting } = startQueue()
    push([event('a')], { secondsAgo: 3600 })
    expect(waiting()).toEqual([['appendToTrackingUrl', 'cdo=3600'], event('a'), ['appendToTrackingUrl', '']])
  })

  test('what waits is found in an array that the page has frozen or replaced since', () => {
    const { queue, push } = startQueue()
    push([event('a')])
    Object.freeze(window._paq)
    expect(queue.waiting()).toHaveLength(3)
    window._paq = Object.freeze([]) as never
    expect(queue.waiting()).toHaveLength(3)
  })

  test('all hits of one late call stand between one pair of commands for their age', () => {
    const { push, waiting } = startQueue()
    push([['trackGoal', 1], event('a')], { secondsAgo: 3600 })
    expect(waiting()).toEqual([
      ['appendToTrackingUrl', 'cdo=3600'],
      ['trackGoal', 1],
      event('a'),
      ['appendToTrackingUrl', ''],
    ])
  })

  test.each([
    ['is not dated with the delays of an ordinary page load', LATE_SECONDS - 1, 1],
    ['is dated from five seconds on', LATE_SECONDS, 3],
    ['is dated up to nearly a day', MAX_LATE_SECONDS, 3],
    ['is not dated when Matomo would refuse the date', MAX_LATE_SECONDS + 1, 1],
    ['is not dated when its time cannot be read', NaN, 1],
    ['is not dated when its time lies ahead', -60, 1],
  ])('a hit %s: %d seconds', (_, secondsAgo, count) => {
    const { push, waiting } = startQueue()
    push([event('a')], { secondsAgo })
    expect(waiting()).toHaveLength(count)
  })

  test('a command that is no hit is not dated', () => {
    const { push, waiting } = startQueue()
    push([['deleteCustomDimension', 2]], { secondsAgo: 3600 })
    expect(waiting()).toEqual([['deleteCustomDimension', 2]])
  })

  test('the first hit of a call that starts a visit says so, and no other', () => {
    const { push, waiting } = startQueue()
    push([['setCustomUrl', 'https://shop.test/'], ['trackGoal', 1], event('a')], { startsVisit: true })
    expect(waiting()).toEqual([
      ['setCustomUrl', 'https://shop.test/'],
      ['appendToTrackingUrl', 'new_visit=1'],
      ['trackGoal', 1],
      ['appendToTrackingUrl', ''],
      event('a'),
    ])
  })

  test('methods that look at the page, and may find nothing, do not use up the start of a visit', () => {
    const { push, waiting } = startQueue()
    push([['trackVisibleContentImpressions', true, 750], event('a')], { startsVisit: true })
    expect(waiting()).toEqual([
      ['trackVisibleContentImpressions', true, 750],
      ['appendToTrackingUrl', 'new_visit=1'],
      event('a'),
      ['appendToTrackingUrl', ''],
    ])
  })

  test('a late hit that starts a visit has both parameters at once, after what the user’s own commands append', () => {
    const { push, waiting } = startQueue('bots=1')
    push([event('a')], { secondsAgo: 60, startsVisit: true })
    expect(waiting()).toEqual([
      ['appendToTrackingUrl', 'bots=1&new_visit=1&cdo=60'],
      event('a'),
      ['appendToTrackingUrl', 'bots=1'],
    ])
  })
})

describe('when matomo.js starts', () => {
  const applied = (
    commands: readonly MatomoCommand[],
    seconds: number,
    { secondsAgo = 0, appended = '', unknown = [] as string[] } = {},
  ) => {
    const started = startQueue(appended)
    started.push(commands, { secondsAgo })
    jest.setSystemTime(Date.now() + seconds * 1000)
    return { ...started, told: startMatomo({ unknown }).slice(SETUP_COMMANDS) }
  }

  test('commands that waited a moment are applied as they are, in their order', () => {
    const commands: MatomoCommand[] = [['setUserId', 'ann'], event('a'), ['setUserId', 'bob'], event('b')]
    expect(applied(commands, 4).told).toEqual(commands)
  })

  test('a hit that waited longer says how long', () => {
    expect(applied([event('a')], 20).told).toEqual([
      ['appendToTrackingUrl', 'cdo=20'],
      event('a'),
      ['appendToTrackingUrl', ''],
    ])
  })

  test('a hit that was late already says both times added up', () => {
    expect(applied([event('a')], 20, { secondsAgo: 60, appended: 'bots=1' }).told).toEqual([
      ['appendToTrackingUrl', 'bots=1&cdo=80'],
      event('a'),
      ['appendToTrackingUrl', 'bots=1'],
    ])
  })

  test('a hit that waited for more than a day is sent undated, because Matomo would refuse its date', () => {
    expect(applied([event('a')], 2 * 24 * 60 * 60).told).toEqual([event('a')])
  })

  test('a method that matomo.js does not know is reported, and the commands behind it are applied', () => {
    const unknown = ['setExcludedReferrers']
    const { told, refused } = applied([['setExcludedReferrers', ['a.test']], event('a')], 0, { unknown })
    expect(told).toEqual([event('a')])
    expect(refused).toHaveBeenCalledWith(['setExcludedReferrers', ['a.test']], expect.any(TypeError))
  })

  test('a hit that matomo.js refuses leaves no parameters behind', () => {
    const { told } = applied([event('a'), ['trackGoal', 1]], 20, { unknown: ['trackEvent'] })
    expect(told).toEqual([
      ['appendToTrackingUrl', 'cdo=20'],
      ['appendToTrackingUrl', ''],
      ['appendToTrackingUrl', 'cdo=20'],
      ['trackGoal', 1],
      ['appendToTrackingUrl', ''],
    ])
  })

  test('events keep the address that the page had before matomo.js had loaded', () => {
    const { push } = startQueue()
    push([event('a')])
    history.replaceState(null, '', '/later')
    expect(startMatomo().slice(SETUP_COMMANDS)).toEqual([['setCustomUrl', 'http://localhost/'], event('a')])
  })
})

describe('the hit that starts a visit', () => {
  const NEW_VISIT = [['appendToTrackingUrl', 'new_visit=1'], event('new'), ['appendToTrackingUrl', '']]
  /** A queue with a matomo.js that runs; `take()` returns what its tracker was told since. */
  const run = () => {
    const { push, queue } = startQueue()
    const told = startMatomo()
    told.length = 0
    return { push, queue, take: () => told.splice(0) }
  }

  test('is pushed at once where matomo.js would send it at once', () => {
    const { push, take } = run()
    push([event('new')], { startsVisit: true })
    expect(take()).toEqual(NEW_VISIT)
  })

  test('makes later hits wait 0.8 s, with the commands among them in their places', () => {
    const { push, take } = run()
    push([['resetUserId'], event('new')], { startsVisit: true })
    push([['setUserId', 'bob'], event('later')])
    push([['setCustomUrl', 'https://shop.test/x'], event('last')])
    expect(take()).toEqual([['resetUserId'], ...NEW_VISIT, ['setUserId', 'bob']])
    jest.advanceTimersByTime(799)
    expect(take()).toEqual([])
    jest.advanceTimersByTime(1)
    expect(take()).toEqual([event('later'), ['setCustomUrl', 'https://shop.test/x'], event('last')])
  })

  test('waits itself until matomo.js no longer delays hits after its first one', () => {
    const { push, take } = run()
    push([event('first')])
    push([event('second')])
    take()
    push([['resetUserId'], event('new')], { startsVisit: true })
    expect(take()).toEqual([['resetUserId']])
    jest.advanceTimersByTime(849)
    expect(take()).toEqual([])
    jest.advanceTimersByTime(1)
    expect(take()).toEqual(NEW_VISIT)
  })

  test('is pushed at once when the first hits are long past', () => {
    const { push, take } = run()
    push([event('first')])
    jest.advanceTimersByTime(5000)
    take()
    push([event('new')], { startsVisit: true })
    expect(take()).toEqual(NEW_VISIT)
  })

  test('and what waits behind it are pushed at once when the page is left', () => {
    const { push, take } = run()
    push([event('first')])
    push([event('new')], { startsVisit: true })
    push([event('later')])
    take()
    dispatchEvent(new Event('pagehide'))
    expect(take()).toEqual([...NEW_VISIT, event('later')])
    jest.advanceTimersByTime(10_000)
    expect(take()).toEqual([])
  })

  test('and what waits behind it are pushed at once when the page is hidden, but not when it is shown', () => {
    const { push, take } = run()
    push([event('new')], { startsVisit: true })
    push([event('later')])
    take()
    const visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(take()).toEqual([])
    visibility.mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(take()).toEqual([event('later')])
    visibility.mockRestore()
  })

  test('keeps its distance from hits that all waited for matomo.js', () => {
    const { push } = startQueue()
    push([['setUserId', 'ann'], event('ann 1'), event('ann 2')])
    push([['resetUserId'], event('new')], { startsVisit: true })
    push([['setUserId', 'bob'], event('bob')])
    const told = startMatomo().slice(SETUP_COMMANDS)
    expect(told).toEqual([['setUserId', 'ann'], event('ann 1'), event('ann 2'), ['resetUserId']])
  })

  test('that waited for matomo.js behind other hits is pushed once matomo.js sends at once, and later hits 0.8 s after it', () => {
    const { push } = startQueue()
    push([event('before')])
    push([event('new')], { startsVisit: true })
    push([event('later')])
    const told = startMatomo()
    told.length = 0
    jest.advanceTimersByTime(800)
    expect(told.splice(0)).toEqual(NEW_VISIT)
    jest.advanceTimersByTime(800)
    expect(told).toEqual([event('later')])
  })

  test('keeps its distance from hits of the page’s own that waited for matomo.js', () => {
    window._paq = [['trackPageView']] as never
    const { push } = startQueue()
    push([event('new')], { startsVisit: true })
    const told = startMatomo()
    expect(told.slice(-1)).not.toEqual([event('new')])
    jest.advanceTimersByTime(800)
    expect(told.slice(-3)).toEqual(NEW_VISIT)
  })

  test('waits no longer in a queue that is stopped', () => {
    const { push, queue, take } = run()
    push([event('first')])
    push([event('new')], { startsVisit: true })
    take()
    queue.stop()
    expect(take()).toEqual(NEW_VISIT)
  })
})

test('nothing is thrown where what the page has in the place of Matomo throws; the commands count as refused', () => {
  const { push, refused } = startQueue()
  const error = new Error('of the page')
  window._paq = { push: () => undefined }
  window.Matomo = {
    getTracker() {
      throw error
    },
    getAsyncTrackers() {
      throw error
    },
  }
  push([event('a')])
  expect(refused.mock.calls).toEqual([[event('a'), error]])
})

test.each([
  ['a frozen array', Object.freeze([])],
  ['a text', 'yes'],
  ['nothing', undefined],
])(
  'the waiting commands are there at the start although the page has put %s in the place of _paq',
  (_, odd) => {
    const { push } = startQueue()
    push([event('a')])
    window._paq = odd as never
    expect(startMatomo()).toContainEqual(event('a'))
  },
)
