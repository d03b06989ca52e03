/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://shop.test/"}
 */
import type { MatomoCommand } from '../../src'
import { createOurTrackers } from '../../src/matomo/our-trackers'
import type { TrackerAddress } from '../../src/matomo/tracker-address'
import type { QueueEntry } from '../../src/matomo/paq'
import type { QueueItem } from '../../src/matomo/queue-item'
import { createWitness, runMatomo } from './support/run-matomo'

const HOME = { siteId: 1, trackerUrl: 'https://matomo.test/matomo.php' }
const SECOND = { siteId: 2, trackerUrl: 'https://two.test/matomo.php' }
const FOREIGN = { siteId: 9, trackerUrl: 'https://matomo.test/matomo.php' }
const PAGE_VIEW: MatomoCommand = ['trackPageView']

interface Options {
  readonly further?: readonly TrackerAddress[]
  /** What has been set so far: nothing before the commands of the start were pushed. */
  readonly restored?: readonly MatomoCommand[]
  readonly appended?: string
  /** The id that a tracker of any site needs. */
  readonly visitorId?: string
}

/** The trackers of a plugin for the site 1, and how it is told of another Matomo. */
function start({ further = [], restored = [], appended = '', visitorId }: Options = {}) {
  const onOther = jest.fn()
  const ourTrackers = createOurTrackers({
    addresses: [HOME, ...further],
    appended,
    onOther,
    commandsToRestore: () => restored,
    visitorIdFor: () => visitorId,
  })
  return { ourTrackers, relations: () => onOther.mock.calls.flat() as unknown[] }
}

const itemOf = (command: MatomoCommand, facts: Partial<QueueItem> = {}): QueueItem => ({
  command,
  time: Date.now(),
  startsVisit: false,
  onRefused: () => undefined,
  ...facts,
})

afterEach(() => {
  delete window.Matomo
  delete window._paq
})

describe('finding our trackers', () => {
  test.each<[string, () => unknown]>([
    ['no matomo.js runs', () => undefined],
    ['commands wait for matomo.js', () => Object.assign(window, { _paq: [] })],
    [
      'the Matomo that runs has no trackers',
      () => {
        runMatomo()
        window.Matomo = {}
      },
    ],
    [
      'what runs is no Matomo',
      () => {
        runMatomo()
        delete window.Matomo
      },
    ],
  ])('is not possible while %s', (_, prepare) => {
    prepare()
    const { ourTrackers, relations } = start()
    expect(ourTrackers.find()).toBe(false)
    expect(relations()).toEqual([])
  })

  test.each([
    ['at the same address', HOME],
    ['whose site is a text', { ...HOME, siteId: '1' }],
    ['at the older name of the address', { ...HOME, trackerUrl: 'https://matomo.test/piwik.php' }],
    ['at an address without a scheme', { ...HOME, trackerUrl: '//matomo.test/matomo.php' }],
  ])('uses a tracker of the page %s, and tells of that Matomo', (_, address) => {
    const present = createWitness(address)
    const { made } = runMatomo(present)
    const { ourTrackers, relations } = start()
    expect(ourTrackers.find()).toBe(true)
    ourTrackers.apply(itemOf(PAGE_VIEW), Date.now())
    expect(present.told).toEqual([PAGE_VIEW])
    expect(made).toEqual([])
    expect(relations()).toEqual(['same-site'])
  })

  test.each([
    ['for another site', FOREIGN],
    ['for another server', { ...HOME, trackerUrl: 'https://other.test/matomo.php' }],
  ])('leaves a tracker %s alone, and makes one that `_paq` does not feed', (_, address) => {
    const present = createWitness(address)
    const { made } = runMatomo(present)
    const { ourTrackers, relations } = start()
    expect(ourTrackers.find()).toBe(true)
    ourTrackers.apply(itemOf(PAGE_VIEW), Date.now())
    expect(present.told).toEqual([])
    expect(made).toMatchObject([{ ...HOME, isFed: false, told: [PAGE_VIEW] }])
    expect(relations()).toEqual(['other-site'])
  })

  test('makes a tracker where a Matomo runs that has none yet', () => {
    const { made } = runMatomo()
    start().ourTrackers.find()
    expect(made).toMatchObject([HOME])
  })

  test('sets on a tracker that it makes what was set before, without hits and without what is for Matomo as a whole', () => {
    const { made } = runMatomo(createWitness(FOREIGN))
    const restored: MatomoCommand[] = [
      ['setSiteId', 1],
      ['disableCookies'],
      PAGE_VIEW,
      ['MediaAnalytics::enableMediaAnalytics'],
      ['setUserId', 'ann'],
    ]
    start({ restored }).ourTrackers.find()
    expect(made[0]?.told).toEqual([['disableCookies'], ['setUserId', 'ann']])
  })

  test('skips what a tracker that it makes refuses', () => {
    runMatomo(createWitness(FOREIGN))
    const { tracker, told } = createWitness({ unknown: ['setSecureCookie'] })
    window.Matomo = { ...window.Matomo, getTracker: () => tracker }
    const restored: MatomoCommand[] = [
      ['setSecureCookie', true],
      ['setUserId', 'ann'],
    ]
    expect(start({ restored }).ourTrackers.find()).toBe(true)
    expect(told).toEqual([['setUserId', 'ann']])
  })

  test('tells nothing of a tracker that our own waiting commands have made', () => {
    const { made } = runMatomo(createWitness(HOME))
    const { ourTrackers, relations } = start({ restored: [['setSiteId', 1]] })
    ourTrackers.find()
    expect(made).toEqual([])
    expect(relations()).toEqual([])
  })

  test('tells of another Matomo although our waiting commands were pushed, where no tracker is at our address', () => {
    runMatomo(createWitness(FOREIGN))
    const { ourTrackers, relations } = start({ restored: [['setSiteId', 1]] })
    ourTrackers.find()
    expect(relations()).toEqual(['other-site'])
  })

  test('uses or makes one tracker for each address', () => {
    const second = createWitness(SECOND)
    const { made } = runMatomo(createWitness(FOREIGN), second)
    const { ourTrackers } = start({ further: [SECOND] })
    ourTrackers.find()
    ourTrackers.apply(itemOf(PAGE_VIEW), Date.now())
    expect(made).toMatchObject([{ ...HOME, told: [PAGE_VIEW] }])
    expect(second.told).toEqual([PAGE_VIEW])
  })

  test('uses a tracker once, though two addresses name it', () => {
    const present = createWitness(HOME)
    runMatomo(present)
    const { ourTrackers } = start({ further: [{ ...HOME, siteId: '1' }] })
    ourTrackers.find()
    ourTrackers.apply(itemOf(PAGE_VIEW), Date.now())
    expect(present.told).toEqual([PAGE_VIEW])
  })

  test('makes nothing a second time', () => {
    const { made } = runMatomo(createWitness(FOREIGN))
    const { ourTrackers, relations } = start()
    ourTrackers.find()
    expect(ourTrackers.find()).toBe(true)
    expect(made).toHaveLength(1)
    expect(relations()).toHaveLength(1)
  })

  test('makes another tracker where the page has pointed ours to another site', () => {
    const present = createWitness(HOME)
    const { made } = runMatomo(present)
    const { ourTrackers } = start()
    ourTrackers.find()
    present.tracker.setSiteId?.(9)
    present.told.length = 0
    ourTrackers.find()
    ourTrackers.apply(itemOf(PAGE_VIEW), Date.now())
    expect(present.told).toEqual([])
    expect(made).toMatchObject([{ ...HOME, told: [PAGE_VIEW] }])
  })

  test('keeps the user of a tracker that the page has pointed to another address of ours', () => {
    const { tracker, told } = createWitness(HOME)
    const withUser = new Proxy(tracker, {
      get: (target, method: string) => (method === 'getUserId' ? () => 'ann' : target[method]),
    })
    runMatomo({ tracker: withUser, told })
    const further = { ...HOME, siteId: 2 }
    const { ourTrackers } = start({ further: [further], restored: [['setUserId', 'ann']] })
    ourTrackers.find()
    withUser.setSiteId?.(further.siteId)
    ourTrackers.find()
    expect(told).not.toContainEqual(['resetUserId'])
  })
})

describe('applying an item', () => {
  const startWith = (options: Options = {}) => {
    const present = createWitness(HOME)
    const matomo = runMatomo(present)
    const { ourTrackers } = start(options)
    ourTrackers.find()
    return { ourTrackers, present, ...matomo }
  }

  test('gives each tracker an object of its own, because matomo.js empties it', () => {
    const { ourTrackers, present, made } = startWith({ further: [SECOND] })
    const command: MatomoCommand = ['trackPageView', undefined, { dimension1: 'x' }]
    ourTrackers.apply(itemOf(command), Date.now())
    expect([present.told, made[0]?.told]).toEqual([[command], [command]])
    expect(present.told[0]?.[2]).not.toBe(made[0]?.told[0]?.[2])
  })

  test('says of a late hit how late it is, and restores what the user’s own commands append', () => {
    const { ourTrackers, present } = startWith({ appended: 'bots=1' })
    ourTrackers.apply(itemOf(PAGE_VIEW, { time: Date.now() - 60_000 }), Date.now())
    expect(present.told).toEqual([
      ['appendToTrackingUrl', 'bots=1&cdo=60'],
      PAGE_VIEW,
      ['appendToTrackingUrl', 'bots=1'],
    ])
  })

  test.each<[MatomoCommand]>([
    [['setSiteId', 1]],
    [['setTrackerUrl', 'https://matomo.test/matomo.php']],
    [['addTracker', 'https://two.test/matomo.php', 2]],
  ])('leaves out %j, because our trackers are where they should be', (command) => {
    const { ourTrackers, present, made } = startWith()
    ourTrackers.apply(itemOf(command), Date.now())
    expect([present.told, made]).toEqual([[], []])
  })

  test('hands a command for one of Matomo’s plugins to `_paq`, where `_paq` feeds ours', () => {
    const { ourTrackers } = startWith()
    const push = jest.fn()
    window._paq = { push }
    const command: MatomoCommand = ['MediaAnalytics::enableMediaAnalytics']
    ourTrackers.apply(itemOf(command), Date.now())
    expect(push.mock.calls).toEqual([[command]])
    expect((push.mock.calls as unknown[][])[0]?.[0]).not.toBe(command)
  })

  test('leaves out a command for one of Matomo’s plugins, where `_paq` feeds only the page’s own Matomo', () => {
    runMatomo(createWitness(FOREIGN))
    const { ourTrackers } = start()
    ourTrackers.find()
    const push = jest.fn()
    window._paq = { push }
    ourTrackers.apply(itemOf(['MediaAnalytics::enableMediaAnalytics']), Date.now())
    expect(push).not.toHaveBeenCalled()
  })
})

describe('applying items that waited, when matomo.js starts', () => {
  test('points a first tracker without a site to ours, and tells nothing', () => {
    const first = createWitness()
    runMatomo(first)
    const { ourTrackers, relations } = start()
    ourTrackers.applyAtStart(first.tracker, [itemOf(['setUserId', 'ann']), itemOf(PAGE_VIEW)])
    expect(first.told).toEqual([
      ['setTrackerUrl', HOME.trackerUrl],
      ['setSiteId', 1],
      ['setUserId', 'ann'],
      PAGE_VIEW,
    ])
    expect(relations()).toEqual([])
  })

  test('adds our further trackers where `_paq` feeds ours alone', () => {
    const first = createWitness()
    const { made } = runMatomo(first)
    start({ further: [SECOND] }).ourTrackers.applyAtStart(first.tracker, [itemOf(PAGE_VIEW)])
    expect(made).toMatchObject([{ ...SECOND, isFed: true, told: [PAGE_VIEW] }])
  })

  test('goes on with the first tracker where this Matomo cannot add further ones', () => {
    const first = createWitness()
    runMatomo(first)
    window.Matomo = { getAsyncTrackers: () => [first.tracker] }
    start({ further: [SECOND] }).ourTrackers.applyAtStart(first.tracker, [itemOf(PAGE_VIEW)])
    expect(first.told).toContainEqual(PAGE_VIEW)
  })

  test('uses a first tracker that was made for our site, and tells of it', () => {
    const first = createWitness(HOME)
    const { made } = runMatomo(first)
    const { ourTrackers, relations } = start()
    ourTrackers.applyAtStart(first.tracker, [itemOf(PAGE_VIEW)])
    expect(first.told).toContainEqual(PAGE_VIEW)
    expect(made).toEqual([])
    expect(relations()).toEqual(['same-site'])
  })

  test('leaves a first tracker that was made for another site alone, and makes ours', () => {
    const first = createWitness(FOREIGN)
    const { made } = runMatomo(first)
    const { ourTrackers, relations } = start()
    ourTrackers.applyAtStart(first.tracker, [itemOf(PAGE_VIEW)])
    expect(first.told).toEqual([])
    expect(made).toMatchObject([{ ...HOME, isFed: false, told: [PAGE_VIEW] }])
    expect(relations()).toEqual(['other-site'])
  })

  test('applies each item once, though matomo.js comes to the item with each tracker that `_paq` feeds', () => {
    const [first, other] = [createWitness(), createWitness(FOREIGN)]
    runMatomo(first, other)
    const { ourTrackers } = start()
    for (const { tracker } of [first, other]) ourTrackers.applyAtStart(tracker, [itemOf(PAGE_VIEW)])
    expect(first.told.filter(([method]) => method === 'trackPageView')).toHaveLength(1)
    expect(other.told).toEqual([])
  })

  test('applies later items with the first tracker that came, also where that tracker is not ours', () => {
    const first = createWitness(FOREIGN)
    const { made } = runMatomo(first)
    const { ourTrackers } = start()
    ourTrackers.applyAtStart(first.tracker, [])
    ourTrackers.applyAtStart(first.tracker, [itemOf(PAGE_VIEW)])
    expect(made).toMatchObject([{ told: [PAGE_VIEW] }])
  })
})

describe('giving way to another Matomo', () => {
  const FOREIGN_SITE: QueueEntry = ['setSiteId', 9]

  test.each<[string, QueueEntry[]]>([
    ['name no site', [['trackPageView'], ['setUserId', 'ann']]],
    ['are none', []],
    ['are empty', [undefined, []]],
  ])('is not needed where the page’s entries %s', (_, entries) => {
    const { ourTrackers, relations } = start()
    expect(ourTrackers.giveWay(entries)).toBe(false)
    expect(relations()).toEqual([])
  })

  test('is not needed for our own site, which is told of', () => {
    const entries: QueueEntry[] = [['setSiteId', '1']]
    const { ourTrackers, relations } = start()
    expect(ourTrackers.giveWay(entries)).toBe(false)
    expect(entries).toEqual([['setSiteId', '1']])
    expect(relations()).toEqual(['same-site'])
  })

  test('takes our trackers off those that `_paq` feeds, and tells of the other site', () => {
    const ours = createWitness(HOME)
    const { fed } = runMatomo(ours)
    const { ourTrackers, relations } = start({ restored: [['setSiteId', 1]] })
    ourTrackers.find()
    expect(ourTrackers.giveWay([FOREIGN_SITE])).toBe(true)
    expect(fed).toEqual([])
    expect(relations()).toEqual(['other-site'])
    ourTrackers.apply(itemOf(PAGE_VIEW), Date.now())
    expect(ours.told).toEqual([PAGE_VIEW])
  })

  test('makes our trackers where there are none yet', () => {
    const { made } = runMatomo()
    start({ further: [SECOND] }).ourTrackers.giveWay([FOREIGN_SITE])
    expect(made).toMatchObject([
      { ...HOME, isFed: false },
      { ...SECOND, isFed: false },
    ])
  })

  test('happens for our site’s number on another server', () => {
    runMatomo()
    const entries: QueueEntry[] = [
      ['setSiteId', 1],
      ['setTrackerUrl', 'https://other.test/matomo.php'],
    ]
    expect(start().ourTrackers.giveWay(entries)).toBe(true)
    expect(entries).toHaveLength(2)
  })

  test('adds our tracker URL to entries that name a site and no server', () => {
    runMatomo()
    const entries = [['trackPageView'], FOREIGN_SITE]
    start().ourTrackers.giveWay(entries)
    expect(entries).toEqual([['setTrackerUrl', HOME.trackerUrl], ['trackPageView'], FOREIGN_SITE])
  })

  test.each<[string, QueueEntry[], boolean]>([
    ['our site last', [FOREIGN_SITE, ['setSiteId', 1]], false],
    ['another site last', [['setSiteId', 1], FOREIGN_SITE], true],
  ])('goes by what the entries name last: %s', (_, entries, givesWay) => {
    runMatomo()
    expect(start().ourTrackers.giveWay(entries)).toBe(givesWay)
  })

  test('happens once: the page’s entries are for its own Matomo from then on', () => {
    runMatomo()
    const { ourTrackers, relations } = start()
    ourTrackers.giveWay([FOREIGN_SITE])
    expect(ourTrackers.giveWay([FOREIGN_SITE])).toBe(false)
    expect(relations()).toHaveLength(1)
  })
})

describe('meeting a tracker that is added', () => {
  const startOurs = () => {
    const ours = createWitness(HOME)
    const matomo = runMatomo(ours)
    const started = start({ restored: [['setSiteId', 1]] })
    started.ourTrackers.find()
    return { ours, ...matomo, ...started }
  }

  test('changes nothing while `_paq` feeds ours alone', () => {
    const { ourTrackers, relations, fed } = startOurs()
    expect(ourTrackers.meetAdded()).toBe(true)
    expect(fed).toHaveLength(1)
    expect(relations()).toEqual([])
  })

  test.each([
    ['for another site', FOREIGN, 'other-site'],
    ['for our site', HOME, 'same-site'],
  ])('of the page’s own %s leaves `_paq` to that tracker, and tells of it once', (_, address, relation) => {
    const { ourTrackers, relations, fed, ours } = startOurs()
    const { tracker } = createWitness(address)
    fed.push(tracker)
    expect(ourTrackers.meetAdded()).toBe(false)
    expect(ourTrackers.meetAdded()).toBe(false)
    expect(fed.map((each) => each === tracker)).toEqual([true])
    expect(relations()).toEqual([relation])
    ourTrackers.apply(itemOf(PAGE_VIEW), Date.now())
    expect(ours.told).toEqual([PAGE_VIEW])
  })

  test('leaves the page’s trackers in `_paq`, also where the page has taken ours off before', () => {
    const { ourTrackers, fed } = startOurs()
    const theirs = [createWitness(FOREIGN), createWitness(SECOND)].map(({ tracker }) => tracker)
    fed.splice(0, 1, ...theirs)
    ourTrackers.meetAdded()
    expect(fed.map((tracker, index) => tracker === theirs[index])).toEqual([true, true])
  })
})
