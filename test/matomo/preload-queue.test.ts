/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://shop.test/"}
 */
import type { MatomoCommand } from '../../src'
import { createHitPacer } from '../../src/matomo/hit-pacer'
import type { OurTrackers } from '../../src/matomo/our-trackers'
import type { QueueEntry } from '../../src/matomo/paq'
import { createPreloadQueue } from '../../src/matomo/preload-queue'
import type { QueueItem } from '../../src/matomo/queue-item'
import type { Tracker } from '../../src/matomo/tracker'

const event = (name: string): MatomoCommand => ['trackEvent', 'All', name]

const itemOf = (command: MatomoCommand, startsVisit = false): QueueItem => ({
  command,
  startsVisit,
  time: Date.now(),
  onRefused: () => undefined,
})

/** A queue of waiting entries, and a stand-in for our trackers that writes down which commands it applies. */
function startQueue({ givesWay = false } = {}) {
  const applied: unknown[] = []
  /** matomo.js's first tracker, which takes the page's own entries as well. */
  const first = new Proxy<Tracker>(
    {},
    {
      get:
        (_, method: string) =>
        (...args: unknown[]) =>
          void applied.push({ ofPage: [method, ...args] }),
    },
  )
  const later: MatomoCommand[] = []
  const giveWay = jest.fn<boolean, [QueueEntry[]]>(() => givesWay)
  const ourTrackers: OurTrackers = {
    giveWay,
    find: () => false,
    meetAdded: () => true,
    giveVisitorId: jest.fn(),
    apply({ command, onRefused }) {
      applied.push(command)
      // A tracker may refuse anything.
      onRefused(command, new Error('no'))
    },
    applyAtStart(tracker, items) {
      expect(tracker).toBe(first)
      applied.push(...items.map(({ command }) => command))
    },
  }
  const onLater = (items: readonly QueueItem[]) => {
    later.push(...items.map(({ command }) => command))
  }
  const pacer = createHitPacer()
  const queue = createPreloadQueue({ ourTrackers, pacer, onLater })
  const paq: QueueEntry[] = []
  /** An entry of the page's own. */
  const pushOfPage = (...entry: unknown[]) => void paq.push(entry)
  const push = (item: QueueItem) => {
    const entry = [...item.command]
    paq.push(entry)
    queue.add(entry, item)
  }
  const pushWithoutItem = (...entry: unknown[]) => {
    paq.push(entry)
    queue.add(entry, undefined)
  }
  /** Starts matomo.js, which applies the entries one by one. Returns what the page's own entries and ours come to, in order. */
  const start = () => {
    queue.start(paq)
    for (const entry of paq) {
      const [method] = entry ?? []
      if (typeof method === 'function') (method as (this: Tracker) => void).call(first)
      else applied.push({ ofPage: entry })
    }
    return applied
  }
  return { queue, paq, pacer, push, pushOfPage, pushWithoutItem, start, applied, later, giveWay }
}

afterEach(() => {
  history.replaceState(null, '', '/')
})

test('our commands are applied where they stand, among the page’s own, which stay as they are', () => {
  const { push, pushOfPage, start } = startQueue()
  push(itemOf(['setUserId', 'ann']))
  pushOfPage('trackPageView')
  push(itemOf(event('a')))
  pushOfPage('setUserId', 'bob')
  expect(start()).toEqual([
    ['setUserId', 'ann'],
    { ofPage: ['trackPageView'] },
    event('a'),
    { ofPage: ['setUserId', 'bob'] },
  ])
})

test('consent that the page gives is applied in its place, behind our demand for consent', () => {
  const { push, pushOfPage, queue, paq } = startQueue()
  pushOfPage('setConsentGiven')
  push(itemOf(['requireConsent']))
  queue.start(paq)
  expect(paq.map((entry) => typeof entry?.[0])).toEqual(['function', 'function', 'function'])
})

test('our entries are functions, which matomo.js applies in their places, ahead of everything the first one', () => {
  const { push, pushOfPage, queue, paq } = startQueue()
  pushOfPage('trackPageView')
  push(itemOf(event('a')))
  queue.start(paq)
  const [, ...entries] = paq.map((entry) => typeof entry?.[0])
  expect(entries).toEqual(['function', 'string', 'function'])
})

test('a command for a plugin of Matomo that has to wait is not left in its place as well, where it would be applied twice', () => {
  const { push, pacer, start, later } = startQueue()
  pacer.noteBeacon(Date.now(), Date.now())
  push(itemOf(event('a')))
  push(itemOf(['HeatmapSessionRecording::enable'] as unknown as MatomoCommand))
  expect(start()).toEqual([])
  expect(later).toEqual([event('a'), ['HeatmapSessionRecording::enable']])
})

test.each<[MatomoCommand]>([
  [['requireConsent']],
  [['requireCookieConsent']],
  [['disableCookies']],
  [['setDoNotTrack', true]],
])('%j is applied before the page’s own hits: it says whether they may be sent', (command) => {
  const { push, pushOfPage, start } = startQueue()
  pushOfPage('trackPageView')
  push(itemOf(command))
  expect(start()).toEqual([command, { ofPage: ['trackPageView'] }])
})

test('entries that were pushed for the age of a hit are left out: the age is another one by now', () => {
  const { push, pushWithoutItem, start } = startQueue()
  pushWithoutItem('appendToTrackingUrl', 'cdo=60')
  push(itemOf(event('a')))
  pushWithoutItem('appendToTrackingUrl', '')
  expect(start()).toEqual([event('a')])
})

test('a command for one of Matomo’s plugins stays as it is: matomo.js keeps it until the plugin is there', () => {
  const { push, start } = startQueue()
  push(itemOf(['MediaAnalytics::enableMediaAnalytics']))
  expect(start()).toEqual([{ ofPage: ['MediaAnalytics::enableMediaAnalytics'] }])
})

test('hits have the address that the page had at the beginning, where the app has moved on since', () => {
  const { push, start } = startQueue()
  push(itemOf(event('a')))
  history.replaceState(null, '', '/later')
  expect(start()).toEqual([['setCustomUrl', 'https://shop.test/'], event('a')])
})

test('the waiting entries stay in the array of the page, whose push is not called: the page may have wrapped it', () => {
  const { push, queue, paq } = startQueue()
  push(itemOf(event('a')))
  paq.push = jest.fn()
  queue.start(paq)
  expect(paq.push).not.toHaveBeenCalled()
  expect(typeof paq.at(-1)?.[0]).toBe('function')
})

test.each([undefined, [], [null]])('an odd entry of the page’s own, %j, stays where it is', (odd) => {
  const { paq, push, queue } = startQueue()
  paq.push(odd)
  push(itemOf(event('a')))
  queue.start(paq)
  // The first entry is the one that protects those behind it.
  expect(paq).toHaveLength(4)
  expect(paq[2]).toBe(odd)
})

test('entries that were rewritten are forgotten: a second start takes them for the page’s own', () => {
  const { push, queue, paq, giveWay } = startQueue()
  push(itemOf(event('a')))
  queue.start(paq)
  queue.start(paq)
  expect(giveWay.mock.calls.map(([entries]) => entries.length)).toEqual([0, 3])
})

describe('hits too close to the start of a visit', () => {
  test('are for later, with everything of ours behind them', () => {
    const { push, start, later } = startQueue()
    push(itemOf(['setUserId', 'ann']))
    push(itemOf(event('before')))
    push(itemOf(['resetUserId']))
    push(itemOf(event('new'), true))
    push(itemOf(['setUserId', 'bob']))
    push(itemOf(event('after')))
    expect(start()).toEqual([['setUserId', 'ann'], event('before'), ['resetUserId']])
    expect(later).toEqual([event('new'), ['setUserId', 'bob'], event('after')])
  })

  test('are for later where the page’s own hits come before them', () => {
    const { push, pushOfPage, start, later } = startQueue()
    pushOfPage('trackPageView')
    push(itemOf(event('new'), true))
    start()
    expect(later).toEqual([event('new')])
  })

  test('are not for later where only other commands come before them', () => {
    const { push, pushOfPage, pushWithoutItem, start, later } = startQueue()
    pushOfPage('setUserId', 'ann')
    pushWithoutItem('trackPageView')
    push(itemOf(['setUserId', 'ann']))
    push(itemOf(event('new'), true))
    push(itemOf(['setUserId', 'bob']))
    expect(start()).toHaveLength(4)
    expect(later).toEqual([])
  })

  test('are also hits that come after the start of matomo.js', () => {
    const { push, start, pacer } = startQueue()
    push(itemOf(event('new'), true))
    start()
    expect(pacer.waitOf(false, Date.now())).toBeGreaterThan(0)
  })
})

describe('beside another Matomo, to which our trackers give way', () => {
  test('our commands go straight to our trackers, and the page’s own entries are all that waits', () => {
    const { push, pushOfPage, start, giveWay } = startQueue({ givesWay: true })
    push(itemOf(['requireCookieConsent']))
    pushOfPage('setSiteId', 9)
    push(itemOf(event('a')))
    expect(start()).toEqual([['requireCookieConsent'], event('a'), { ofPage: ['setSiteId', 9] }])
    expect(giveWay.mock.calls).toEqual([[[['setSiteId', 9]]]])
  })

  test('what is added to the page’s own entries is applied with them', () => {
    const { pushOfPage, start, giveWay } = startQueue()
    giveWay.mockImplementation((entries) => entries.unshift(['setTrackerUrl', 'x']) > 0)
    pushOfPage('setSiteId', 9)
    expect(start()).toEqual([{ ofPage: ['setTrackerUrl', 'x'] }, { ofPage: ['setSiteId', 9] }])
  })

  test('our trackers have the address that the page had at the beginning', () => {
    const { push, start } = startQueue({ givesWay: true })
    push(itemOf(event('a')))
    history.replaceState(null, '', '/later')
    expect(start()).toEqual([['setCustomUrl', 'https://shop.test/'], event('a')])
  })
})

test('entries that the page has lost, with another array in the place of _paq, come first at the start', () => {
  const { paq, push, pushOfPage, start } = startQueue()
  push(itemOf(event('lost')))
  paq.length = 0
  pushOfPage('trackPageView')
  push(itemOf(event('kept')))
  expect(start()).toEqual([event('lost'), { ofPage: ['trackPageView'] }, event('kept')])
})

test('entries that the page has lost still wait, and can be taken', () => {
  const { paq, push, queue, start } = startQueue()
  const [sent, lost] = [itemOf(event('sent')), itemOf(event('lost'))]
  push(sent)
  push(lost)
  paq.length = 0
  expect(queue.waiting(paq).map((each) => each.by === 'us' && each.item)).toEqual([sent, lost])
  paq.length = 0
  queue.take(paq, new Set([sent]))
  expect(start()).toEqual([event('lost')])
})
