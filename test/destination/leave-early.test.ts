/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://shop.test/shoes", "referrer": "https://search.test/"}
 */
import type { SegmentEvent } from '@segment/analytics-next'
import type { MatomoCommand, MatomoSettings } from '../../src'
import { createDestination, type Destination } from '../../src/destination/destination'
import { pageConsent } from '../../src/destination/page-consent'
import { createWitness, runMatomo, startMatomo } from '../matomo/support/run-matomo'
import { lockIfFree } from '../../src/destination/page-lock'
import { resolve } from '../support/map'
import { createAnalytics, createContext, type AnalyticsStandIn } from './support/analytics'
import { dropBeacons, leavePage, requestsIn, setVisibility, takeBeacons } from './support/beacons'
import { useLocks } from './support/locks'
import { cleanPage, endScript, pushed, setOnline } from './support/page'

const NOON = new Date(2026, 10, 27, 12, 0, 0).getTime()
const HOUR_MS = 60 * 60 * 1000
const VISITOR = '0123456789abcdef'

let running: Destination | undefined
let analytics: AnalyticsStandIn

/**
 * Starts the plugin on a page, as each page load does.
 *
 * @param options - of `AnalyticsBrowser.load`
 * @param before - what the page does before the plugin starts
 */
function openPage(
  settings: Partial<MatomoSettings> = {},
  options: object = {},
  before: () => unknown = () => undefined,
) {
  endPage()
  delete window._paq
  delete window.Matomo
  delete window.matomoPluginAsyncInit
  document.head.innerHTML = ''
  Reflect.deleteProperty(window, Symbol.for('segment-matomo'))
  before()
  analytics = createAnalytics({ options })
  running = createDestination({
    settings: resolve(settings),
    analytics,
    context: createContext().context,
    hasForeignFilters: () => false,
  })
}

/** Ends the page as a browser does: what is stored stays there. */
function endPage(): void {
  const stored = Object.entries(localStorage)
  running?.stop()
  localStorage.clear()
  for (const [key, text] of stored) localStorage.setItem(key, String(text))
}

/** Lets the page take over what earlier pages have left. */
const settle = () => jest.advanceTimersByTimeAsync(0)

let calls = 0

function deliver(event: Partial<SegmentEvent>): void {
  calls++
  const { pathname, href } = location
  const page = { path: pathname, referrer: document.referrer, search: '', title: 'Shop', url: href }
  const made = { timestamp: new Date(), messageId: `message-${calls}`, context: { page }, ...event }
  const { context } = createContext(made, `context-${calls}`)
  analytics.emit('dispatch_start', context)
  running?.deliver(context.event, context)
}

const track = (name: string, event: Partial<SegmentEvent> = {}) =>
  deliver({ type: 'track', event: name, ...event })

/** What the page pushes to `_paq` by itself. */
const pushOfPage = (...entry: unknown[]) => window._paq?.push(entry)

const hitsInPaq = () =>
  (window._paq as unknown as unknown[][])
    .filter(([method]) => String(method).startsWith('track'))
    .map(([, , name]) => name)

const storedKeys = () => Object.keys(localStorage).sort()
const callsOfPage: unknown = expect.stringMatching(/^segment-matomo:held:1:\w+$/)

/** The names of the events that a tracker is told to send, each with the user and the second dimension that are set then. */
function hitsWithState(told: readonly unknown[][]): unknown[][] {
  let user: unknown
  let tier: unknown
  const hits: unknown[][] = []
  for (const [method, ...args] of told) {
    if (method === 'setUserId') [user] = args
    if (method === 'resetUserId') user = undefined
    if (method === 'setCustomDimension') [, tier] = args
    if (method === 'deleteCustomDimension') tier = undefined
    if (method === 'trackEvent') hits.push([args[1], user, tier])
  }
  return hits
}

/** The names of the events that `commands` send. */
const eventsAmong = (commands: readonly unknown[]) =>
  (commands as unknown[][]).filter(([method]) => method === 'trackEvent').map(([, , name]) => name)

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  history.replaceState(null, '', '/shoes')
  jest.spyOn(console, 'warn').mockImplementation()
})
afterEach(() => {
  running?.stop()
  running = undefined
  dropBeacons()
  cleanPage()
  jest.restoreAllMocks()
  jest.useRealTimers()
})

describe('a page that is left before matomo.js has loaded', () => {
  test('sends what waits in one beacon, each hit with its own time, user and dimensions', () => {
    const beacons = takeBeacons()
    openPage({ customDimensions: { 'properties.plan': 3 } })
    track('One', { userId: 'ann', timestamp: new Date(NOON - 60_000), properties: { plan: 'free' } })
    track('Two')
    leavePage()
    expect(beacons.map(({ url }) => url)).toEqual(['https://matomo.test/matomo.php'])
    const [one, two] = beacons.flatMap(requestsIn)
    expect(one).toMatchObject({
      ...{ rec: '1', idsite: '1', e_a: 'One', uid: 'ann', dimension3: 'free', cdo: '60' },
      ...{ h: '11', m: '59', url: 'https://shop.test/shoes', urlref: 'https://search.test/' },
    })
    expect(two).toMatchObject({ e_a: 'Two', h: '12', m: '0' })
    for (const absent of ['uid', 'dimension3', 'cdo']) expect(two).not.toHaveProperty(absent)
  })

  test('sends one hit as a plain request, of the type that matomo.js’s own beacons have', () => {
    const beacons = takeBeacons()
    openPage()
    track('One')
    leavePage()
    expect(beacons).toMatchObject([
      {
        body: expect.stringMatching(/^e_c=All&e_a=One&/) as string,
        type: expect.stringMatching(/^application\/x-www-form-urlencoded/) as string,
      },
    ])
  })

  test('sends what waits when the page is hidden, and nothing when it is hidden again or left', () => {
    const beacons = takeBeacons()
    openPage()
    track('One')
    setVisibility('hidden')
    setVisibility('visible')
    setVisibility('hidden')
    leavePage()
    leavePage()
    expect(beacons.flatMap(requestsIn).map(({ e_a }) => e_a)).toEqual(['One'])
  })

  test('sends what was tracked since it was hidden', () => {
    const beacons = takeBeacons()
    openPage()
    track('One')
    setVisibility('hidden')
    track('Two')
    leavePage()
    expect(beacons.flatMap(requestsIn).map(({ e_a }) => e_a)).toEqual(['One', 'Two'])
  })

  test('what was sent has left _paq; what sets state, and the page’s own hits, have not', () => {
    takeBeacons()
    openPage()
    track('One', { userId: 'ann', timestamp: new Date(NOON - HOUR_MS) })
    pushOfPage('trackEvent', 'Page', 'its own')
    leavePage()
    expect(pushed()).toEqual([
      ['setUserId', 'ann'],
      ['trackEvent', 'Page', 'its own'],
    ])
  })

  test('the page’s own hits are not sent, but what its commands set counts', () => {
    const beacons = takeBeacons()
    openPage()
    pushOfPage('trackPageView')
    track('One')
    pushOfPage('setCustomDimension', 7, 'late')
    track('Two')
    pushOfPage('setUserId', 'of the page')
    leavePage()
    expect(beacons.flatMap(requestsIn).map(({ e_a, dimension7, uid }) => [e_a, dimension7, uid])).toEqual([
      ['One', undefined, 'of the page'],
      ['Two', 'late', 'of the page'],
    ])
  })

  test('commands of the page for another site change nothing in our hits', () => {
    const beacons = takeBeacons()
    openPage()
    pushOfPage('setSiteId', 99)
    pushOfPage('setUserId', 'of the page')
    track('One')
    leavePage()
    expect(beacons.flatMap(requestsIn)).toMatchObject([{ idsite: '1', e_a: 'One' }])
    expect(beacons.flatMap(requestsIn)[0]).not.toHaveProperty('uid')
  })

  test('each of several trackers gets a beacon, with its own site', () => {
    const beacons = takeBeacons()
    openPage({ trackers: [{ serverUrl: 'https://other.test', siteId: 7 }] })
    track('One')
    leavePage()
    expect(beacons.map((beacon) => [beacon.url, requestsIn(beacon)[0]?.idsite])).toEqual([
      ['https://matomo.test/matomo.php', '1'],
      ['https://other.test/matomo.php', '7'],
    ])
    expect(new Set(beacons.flatMap(requestsIn).map(({ _id }) => _id)).size).toBe(1)
  })

  test('hits have the address that the page had at the beginning, where the app has moved on since', () => {
    const beacons = takeBeacons()
    openPage()
    track('One')
    history.replaceState(null, '', '/later')
    leavePage()
    expect(beacons.flatMap(requestsIn)).toMatchObject([{ url: 'https://shop.test/shoes' }])
  })

  test('a matomo.js that comes while the page is hidden gets only what was not sent', () => {
    takeBeacons()
    openPage()
    track('One', { userId: 'ann' })
    setVisibility('hidden')
    const { made } = startMatomo()
    const told = made.flatMap(({ told }) => told)
    expect(eventsAmong(told)).toEqual([])
    expect(told).toContainEqual(['setUserId', 'ann'])
  })

  test('nothing is sent once matomo.js runs', () => {
    const beacons = takeBeacons()
    openPage()
    track('One')
    startMatomo()
    track('Two')
    leavePage()
    expect(beacons).toEqual([])
  })

  test('a hit that starts a visit says so', () => {
    const beacons = takeBeacons()
    openPage()
    track('One', { userId: 'ann' })
    analytics.emit('reset')
    track('Two')
    leavePage()
    expect(beacons.flatMap(requestsIn).map(({ e_a, uid, new_visit }) => [e_a, uid, new_visit])).toEqual([
      ['One', 'ann', undefined],
      ['Two', undefined, '1'],
    ])
  })
})

describe('where nothing waits', () => {
  /** How often the page was read, as it is for a request. */
  const countReads = () => jest.spyOn(document, 'characterSet', 'get').mock.calls.length

  test('leaving makes no requests', () => {
    openPage()
    const before = countReads()
    leavePage()
    setVisibility('hidden')
    expect(countReads()).toBe(before)
  })

  test('leaving deletes what is stored where the visitor has opted out meanwhile', () => {
    takeBeacons()
    openPage()
    track('One')
    leavePage()
    openPage()
    expect(storedKeys()).toEqual(['segment-matomo:beacon:1', 'segment-matomo:visitor:1'])
    document.cookie = 'mtm_consent_removed=1790000000000'
    leavePage()
    expect(storedKeys()).toEqual([])
  })

  test('leaving deletes what is stored where the page’s own commands require consent', () => {
    takeBeacons()
    openPage()
    track('One')
    leavePage()
    openPage()
    pushOfPage('requireConsent')
    leavePage()
    expect(storedKeys()).toEqual([])
  })
})

describe('the distance to a beacon', () => {
  const tellOf = () => {
    const { made } = startMatomo()
    return () => eventsAmong(made.flatMap(({ told }) => told))
  }

  test('the next page’s first hit waits until 0.8 s after the beacon', () => {
    takeBeacons()
    openPage()
    track('One')
    leavePage()
    jest.advanceTimersByTime(300)
    openPage()
    track('Two')
    const told = tellOf()
    jest.advanceTimersByTime(499)
    expect(told()).toEqual([])
    jest.advanceTimersByTime(1)
    expect(told()).toEqual(['Two'])
  })

  test('the first hit of a page that goes on after a beacon waits as long', () => {
    takeBeacons()
    openPage()
    track('One')
    setVisibility('hidden')
    setVisibility('visible')
    track('Two')
    const told = tellOf()
    jest.advanceTimersByTime(799)
    expect(told()).toEqual([])
    jest.advanceTimersByTime(1)
    expect(told()).toEqual(['Two'])
  })

  test('a page that opens later does not wait', () => {
    takeBeacons()
    openPage()
    track('One')
    leavePage()
    jest.advanceTimersByTime(800)
    openPage()
    track('Two')
    expect(tellOf()()).toEqual(['Two'])
  })

  test('a clock that was set back since lets the next page wait no longer than 0.8 s', () => {
    takeBeacons()
    openPage()
    track('One')
    leavePage()
    jest.setSystemTime(NOON - HOUR_MS)
    openPage()
    track('Two')
    const told = tellOf()
    jest.advanceTimersByTime(800)
    expect(told()).toEqual(['Two'])
  })
})

describe('the visitor', () => {
  const idsIn = (beacons: Parameters<typeof requestsIn>[0][]) =>
    beacons.flatMap(requestsIn).map(({ _id }) => _id)
  /** The ids that matomo.js's trackers are given when it starts. */
  const givenIds = () =>
    startMatomo().made.flatMap(({ told }) =>
      told.filter(([method]) => method === 'setVisitorId').map(([, id]) => id),
    )
  const setCookie = (name: string, value: string) => {
    document.cookie = `${name}=${value}`
  }

  test('without a cookie gets a new id, which the next matomo.js is given and the next beacon has', () => {
    const beacons = [...takeBeacons()]
    const taken = takeBeacons()
    openPage()
    track('One')
    leavePage()
    openPage()
    track('Two')
    leavePage()
    openPage()
    const [one, two] = idsIn([...beacons, ...taken])
    expect(one).toMatch(/^[\da-f]{16}$/)
    expect(two).toBe(one)
    expect(givenIds()).toEqual([one])
  })

  test('with one cookie has the id of that cookie, and no new one is stored', () => {
    const beacons = takeBeacons()
    setCookie('_pk_id.1.1fff', `${VISITOR}.1790000000.`)
    openPage()
    track('One')
    leavePage()
    expect(idsIn([...beacons])).toEqual([VISITOR])
    expect(storedKeys()).toEqual(['segment-matomo:beacon:1'])
  })

  test('with several cookies has no id: nobody knows which of them matomo.js takes', () => {
    const beacons = takeBeacons()
    setCookie('_pk_id.1.1fff', `${VISITOR}.1790000000.`)
    setCookie('_pk_id.1.2eee', 'fedcba9876543210.1790000000.')
    openPage()
    track('One')
    leavePage()
    expect(idsIn([...beacons])).toEqual([''])
  })

  test.each<[string, Partial<MatomoSettings>]>([
    ['cookies are off', { cookies: false }],
    ['commands switch cookies off', { commands: [['disableCookies']] }],
    ['consent to cookies is missing', { consent: { require: 'cookies' } }],
    ['commands require consent to cookies', { commands: [['requireCookieConsent']] }],
  ])('has no id where %s, and nothing is stored', (_, settings) => {
    const beacons = takeBeacons()
    openPage(settings)
    track('One')
    leavePage()
    expect(idsIn([...beacons])).toEqual([''])
    expect(storedKeys()).toEqual([])
  })

  test('has no id where the page switches cookies off', () => {
    const beacons = takeBeacons()
    openPage()
    pushOfPage('disableCookies')
    track('One')
    leavePage()
    expect(idsIn([...beacons])).toEqual([''])
  })

  test('has no id where Segment may keep nothing in the browser: a new id could not be kept', () => {
    const beacons = takeBeacons()
    openPage({}, { disableClientPersistence: true })
    track('One')
    leavePage()
    expect(idsIn([...beacons])).toEqual([''])
    expect(storedKeys()).toEqual([])
  })

  /** A page that was left early has given an id. */
  const leaveFirstPage = () => {
    takeBeacons()
    openPage()
    track('One')
    leavePage()
  }

  test.each<[string, () => void]>([
    ['a cookie exists', () => setCookie('_pk_id.1.1fff', `${VISITOR}.1790000000.`)],
    ['the URL has the visitor’s id of another site', () => history.replaceState(null, '', '/?pk_vid=abc')],
  ])('is not given an id where %s', (_, change) => {
    leaveFirstPage()
    change()
    openPage()
    expect(givenIds()).toEqual([])
  })

  test.each<[string, Partial<MatomoSettings>]>([
    ['commands set an id', { commands: [['setVisitorId', VISITOR]] }],
    ['cookies are off', { cookies: false }],
    ['consent to cookies is missing', { consent: { require: 'cookies' } }],
  ])('is not given the earlier id where %s', (_, settings) => {
    leaveFirstPage()
    openPage(settings)
    expect(givenIds().filter((id) => id !== VISITOR)).toEqual([])
  })

  test.each([
    [['disableCookies']],
    [['requireConsent']],
    [['requireCookieConsent']],
    [['setVisitorId', VISITOR]],
  ])('is not given an id where the page has pushed %j', (entry) => {
    leaveFirstPage()
    openPage()
    pushOfPage(...entry)
    expect(givenIds().filter((id) => id !== VISITOR)).toEqual([])
  })

  test('is given the id once consent to cookies is there, although matomo.js runs already', () => {
    leaveFirstPage()
    openPage({ consent: { require: 'cookies' } })
    const { made } = startMatomo()
    pageConsent.given()
    const methods = made.flatMap(({ told }) => told.map(([method]) => method))
    expect(methods.filter((method) => method === 'setVisitorId')).toHaveLength(1)
    expect(methods.indexOf('setVisitorId')).toBeLessThan(methods.indexOf('setCookieConsentGiven'))
  })

  test('the page’s own tracker, which ran before the plugin, is given no id', () => {
    leaveFirstPage()
    const witness = createWitness({ siteId: 1, trackerUrl: 'https://matomo.test/matomo.php' })
    openPage({}, {}, () => runMatomo(witness))
    track('Two')
    jest.advanceTimersByTime(1000)
    expect(eventsAmong(witness.told)).toEqual(['Two'])
    expect(witness.told.map(([method]) => method)).not.toContain('setVisitorId')
  })

  test('the id is deleted once a cookie exists', () => {
    leaveFirstPage()
    expect(storedKeys()).toContain('segment-matomo:visitor:1')
    setCookie('_pk_id.1.1fff', `${VISITOR}.1790000000.`)
    leavePage()
    expect(storedKeys()).not.toContain('segment-matomo:visitor:1')
  })

  test('the id is forgotten after 30 days', () => {
    leaveFirstPage()
    jest.setSystemTime(NOON + 30 * 24 * HOUR_MS)
    openPage()
    expect(givenIds()).toEqual([])
  })

  test('what is stored in the place of an id, and is none, is given to nobody', () => {
    localStorage.setItem('segment-matomo:visitor:1', JSON.stringify({ value: 'x', time: NOON }))
    openPage()
    expect(givenIds()).toEqual([])
  })
})

describe('neither sent nor stored', () => {
  const expectNothing = (beacons: readonly unknown[]) => {
    expect(beacons).toEqual([])
    expect(storedKeys()).toEqual([])
  }

  test('without consent, and what an earlier page has stored is deleted', () => {
    const beacons = takeBeacons()
    setOnline(false)
    openPage()
    track('Earlier')
    leavePage()
    setOnline(true)
    expect(storedKeys()).toEqual([callsOfPage])
    openPage({ consent: { require: 'tracking' } })
    track('One')
    leavePage()
    expectNothing(beacons)
  })

  test('without consent, but calls that an earlier page has held offline wait for the decision', () => {
    setOnline(false)
    localStorage.setItem('segment-matomo:held:1:held_x', '{}')
    openPage({ consent: { require: 'tracking' } })
    leavePage()
    expect(storedKeys()).toEqual(['segment-matomo:held:1:held_x'])
  })

  test.each<[string, Partial<MatomoSettings>]>([
    ['commands require consent', { commands: [['requireConsent']] }],
  ])('where %s', (_, settings) => {
    const beacons = takeBeacons()
    openPage(settings)
    track('One')
    leavePage()
    expectNothing(beacons)
  })

  test('where the page requires consent, for its own site too', () => {
    const beacons = takeBeacons()
    openPage()
    track('One')
    pushOfPage('requireConsent')
    setVisibility('hidden')
    pushOfPage('setSiteId', 99)
    leavePage()
    expectNothing(beacons)
    expect(hitsInPaq()).toEqual(['One'])
  })

  test('after an opt-out', () => {
    const beacons = takeBeacons()
    document.cookie = 'mtm_consent_removed=1790000000000'
    openPage()
    track('One')
    leavePage()
    expectNothing(beacons)
  })

  test.each<[string, Partial<MatomoSettings>, readonly unknown[] | undefined]>([
    ['the setting', { doNotTrack: true }, undefined],
    ['a command', { commands: [['setDoNotTrack', true]] }, undefined],
    ['the page', {}, ['setDoNotTrack', true]],
  ])('for a visitor whose “do not track” is heeded by %s', (_, settings, entry) => {
    const beacons = takeBeacons()
    Object.defineProperty(navigator, 'doNotTrack', { configurable: true, value: '1' })
    openPage(settings)
    if (entry) pushOfPage(...entry)
    track('One')
    leavePage()
    Reflect.deleteProperty(navigator, 'doNotTrack')
    expectNothing(beacons)
  })

  test('on a prerendered page that was never shown', () => {
    const beacons = takeBeacons()
    Object.defineProperty(document, 'prerendering', { configurable: true, value: true })
    openPage()
    track('One')
    leavePage()
    Reflect.deleteProperty(document, 'prerendering')
    expectNothing(beacons)
  })

  test('after matomo.js was blocked', async () => {
    const beacons = takeBeacons()
    openPage()
    track('One')
    endScript('error')
    await jest.advanceTimersByTimeAsync(0)
    leavePage()
    expectNothing(beacons)
    expect(hitsInPaq()).toEqual(['One'])
  })

  test('with leavingEarly: false, which also deletes what was stored before', () => {
    const beacons = takeBeacons()
    openPage()
    track('Earlier')
    leavePage()
    expect(beacons).toHaveLength(1)
    openPage({ leavingEarly: false })
    expect(storedKeys()).toEqual([])
    track('One')
    leavePage()
    setVisibility('hidden')
    expect(beacons).toHaveLength(1)
    expect(storedKeys()).toEqual([])
  })

  test('after the plugin has been deregistered', () => {
    const beacons = takeBeacons()
    openPage()
    track('One')
    running?.stop()
    leavePage()
    expectNothing(beacons)
  })

  test('consent that is refused deletes what was stored for the next page', () => {
    setOnline(false)
    openPage({ consent: { require: 'tracking' } })
    pageConsent.given()
    track('One')
    leavePage()
    setOnline(true)
    openPage({ consent: { require: 'tracking' } })
    expect(storedKeys()).toEqual([callsOfPage])
    pageConsent.refused()
    expect(storedKeys()).toEqual([])
  })
})

describe('sent with consent', () => {
  test('that was required and is given', () => {
    const beacons = takeBeacons()
    openPage({ consent: { require: 'tracking' } })
    track('One')
    pageConsent.given()
    leavePage()
    expect(beacons.flatMap(requestsIn)).toMatchObject([{ e_a: 'One', consent: '1' }])
  })

  test('that the page gives in _paq, behind the hits', () => {
    const beacons = takeBeacons()
    openPage({ commands: [['requireConsent']] })
    track('One')
    pushOfPage('setConsentGiven')
    leavePage()
    expect(beacons.flatMap(requestsIn)).toMatchObject([{ e_a: 'One' }])
  })

  // matomo.js applies the commands that ask for consent first, wherever they stand.
  test.each<[string, Partial<MatomoSettings>, MatomoCommand[]]>([
    ['the settings', { commands: [['requireConsent']] }, []],
    ['the page', {}, [['requireConsent']]],
    ['the page, for another site', {}, [['setSiteId', 9], ['requireConsent']]],
  ])('that the page gives in _paq, ahead of %s asking for it', (_, settings, behind) => {
    const beacons = takeBeacons()
    openPage(settings, {}, () => (window._paq = [['setConsentGiven']]))
    track('One')
    for (const command of behind) pushOfPage(...command)
    leavePage()
    expect(beacons.flatMap(requestsIn)).toMatchObject([{ e_a: 'One' }])
  })

  test('to cookies that the page gives in _paq, ahead of asking for it', () => {
    const beacons = takeBeacons()
    openPage({}, {}, () => (window._paq = [['setCookieConsentGiven']]))
    track('One')
    pushOfPage('requireCookieConsent')
    leavePage()
    // Without cookies a visitor has no id.
    const ids = beacons.flatMap(requestsIn).map(({ _id }) => _id)
    expect(ids).toEqual([expect.stringMatching(/^[\da-f]{16}$/)])
  })
})

describe('stored for the next page', () => {
  /** Leaves a page on which two calls were made, and opens the next one. Returns what stands in `_paq` there. */
  const leaveAndOpenNext = async (
    settings: Partial<MatomoSettings> = {},
    beforeLeaving = () => undefined as unknown,
  ) => {
    openPage(settings)
    deliver({ type: 'page', userId: 'ann', properties: { title: 'Shoes' } })
    track('One', { userId: 'ann', properties: { plan: 'gold' } })
    beforeLeaving()
    leavePage()
    jest.advanceTimersByTime(2 * HOUR_MS)
    setOnline(true)
    history.replaceState(null, '', '/next')
    openPage(settings)
    await settle()
    return pushed() as MatomoCommand[]
  }
  const goOffline = () => setOnline(false)
  const UNKNOWN: MatomoCommand = ['setCustomData', { a: 1 }]

  test.each<[string, Partial<MatomoSettings>, () => unknown]>([
    ['while the browser is offline', {}, goOffline],
    ['where the browser has no sendBeacon', {}, dropBeacons],
    ['where the browser refuses the beacon', {}, () => takeBeacons(() => false)],
    ['where commands hold a method that is not known', { commands: [UNKNOWN] }, () => undefined],
    ['where the page has pushed a method that is not known', {}, () => pushOfPage('addPlugin', 'x', {})],
    ['where the page has pushed a function', {}, () => pushOfPage(() => undefined)],
    [
      'where the page for another site has pushed a method that is not known',
      {},
      () => window._paq?.push(['setSiteId', 9], ['noSuchMethod']),
    ],
  ])('%s', async (_, settings, beforeLeaving) => {
    const beacons = takeBeacons()
    const commands = await leaveAndOpenNext(settings, beforeLeaving)
    expect(beacons).toEqual([])
    const hits = commands.filter(([method]) => method.startsWith('track'))
    expect(hits).toEqual([['trackPageView'], ['trackEvent', 'All', 'One']])
    expect(storedKeys()).toEqual([])
  })

  test('with their own time, page and user, all of which the next page takes back', async () => {
    const commands = await leaveAndOpenNext({ customDimensions: { 'properties.plan': 3 } }, goOffline)
    expect(commands).toEqual([
      ['setUserId', 'ann'],
      ['setCustomUrl', 'https://shop.test/shoes'],
      ['setUserId', 'ann'],
      ['setCustomUrl', 'https://shop.test/shoes'],
      ['setDocumentTitle', 'Shoes'],
      ['appendToTrackingUrl', 'cdo=7200'],
      ['trackPageView'],
      ['appendToTrackingUrl', ''],
      ['appendToTrackingUrl', 'cdo=7200'],
      ['trackEvent', 'All', 'One', undefined, undefined, { dimension3: 'gold' }],
      ['appendToTrackingUrl', ''],
      ['setDocumentTitle', ''],
      ['resetUserId'],
      ['setCustomUrl', 'https://shop.test/next'],
    ])
  })

  test('what the settings’ own commands set is set again behind what the earlier page had set', async () => {
    const commands = await leaveAndOpenNext({ commands: [['setUserId', 'of the site'], UNKNOWN] })
    expect(commands.slice(-3)).toEqual([
      ['resetUserId'],
      ['setCustomUrl', 'https://shop.test/next'],
      ['setUserId', 'of the site'],
    ])
  })

  test('stay in _paq where nothing may be stored', () => {
    takeBeacons()
    openPage({ cookies: false })
    track('One')
    setOnline(false)
    leavePage()
    expect(storedKeys()).toEqual([])
    expect(hitsInPaq()).toEqual(['One'])
    setOnline(true)
  })

  test('what does not fit into 60 KiB is stored, the rest is sent', async () => {
    const beacons = takeBeacons()
    openPage()
    const names = Array.from({ length: 40 }, (_, index) => `${index} ${'x'.repeat(3000)}`)
    for (const name of names) track(name)
    leavePage()
    expect(beacons).toHaveLength(1)
    expect(Buffer.byteLength(beacons[0]?.body ?? '')).toBeLessThanOrEqual(60 * 1024)
    const sent = beacons.flatMap(requestsIn).map(({ e_a }) => e_a)
    expect(sent.length).toBeGreaterThan(10)
    openPage()
    await settle()
    expect([...sent, ...eventsAmong(pushed())]).toEqual(names)
  })

  test('are deleted when they are a day old: Matomo could not date them any more', async () => {
    takeBeacons()
    openPage()
    track('One')
    setOnline(false)
    leavePage()
    jest.setSystemTime(NOON + 24 * HOUR_MS)
    setOnline(true)
    openPage()
    await settle()
    expect(pushed()).toEqual([])
    expect(storedKeys()).toEqual([])
  })

  test('come before the calls of the next page, and only with its consent', async () => {
    takeBeacons()
    const consent: Partial<MatomoSettings> = { consent: { require: 'tracking' } }
    openPage(consent)
    pageConsent.given()
    track('One')
    setOnline(false)
    leavePage()
    setOnline(true)
    openPage(consent)
    track('Two')
    await settle()
    expect(eventsAmong(pushed())).toEqual([])
    pageConsent.given()
    await settle()
    expect(eventsAmong(pushed())).toEqual(['One', 'Two'])
  })

  test('several pages’ hits come in their order, and are handed on once', async () => {
    takeBeacons()
    for (const name of ['One', 'Two']) {
      setOnline(true)
      openPage({ commands: [UNKNOWN] })
      track(name)
      leavePage()
    }
    openPage({ commands: [UNKNOWN] })
    await settle()
    expect(eventsAmong(pushed())).toEqual(['One', 'Two'])
    openPage()
    await settle()
    expect(eventsAmong(pushed())).toEqual([])
  })

  test('keep their own user where the page is shown again with another one', async () => {
    takeBeacons()
    openPage({ customDimensions: { 'traits.tier': 2 } })
    setOnline(false)
    track('Of nobody')
    setVisibility('hidden')
    deliver({ type: 'identify', userId: 'ann', traits: { tier: 'gold' } })
    setOnline(true)
    setVisibility('visible')
    track('Of Ann', { userId: 'ann' })
    const { made } = startMatomo()
    endScript('load')
    await jest.advanceTimersByTimeAsync(0)
    expect(hitsWithState(made.flatMap(({ told }) => told))).toEqual([
      ['Of nobody', undefined, undefined],
      ['Of Ann', 'ann', 'gold'],
    ])
  })

  test('do not pile up where a page that waits for the network is hidden and shown again and again', () => {
    takeBeacons()
    openPage()
    setOnline(false)
    track('One', { userId: 'ann' })
    for (let times = 0; times < 20; times++) {
      setVisibility('hidden')
      setVisibility('visible')
    }
    setOnline(true)
    expect(hitsInPaq()).toEqual(['One'])
    expect(pushed().length).toBeLessThan(300)
  })

  test('stay with a page that is shown again, which sends them itself', async () => {
    takeBeacons()
    openPage()
    track('One', { userId: 'ann' })
    setOnline(false)
    setVisibility('hidden')
    expect(storedKeys()).toEqual([callsOfPage])
    setOnline(true)
    setVisibility('visible')
    const { made } = startMatomo()
    await settle()
    expect(eventsAmong(made.flatMap(({ told }) => told))).toEqual(['One'])
    expect(storedKeys()).toEqual([])
  })

  test('are sent by beacon, and stored no longer, where the browser is online when the page is left', () => {
    const beacons = takeBeacons()
    openPage()
    track('One')
    setOnline(false)
    setVisibility('hidden')
    setOnline(true)
    leavePage()
    expect(beacons.flatMap(requestsIn)).toMatchObject([{ e_a: 'One' }])
    expect(storedKeys()).not.toContainEqual(callsOfPage)
  })

  test('are not sent by their own page any more where another page has taken them over', () => {
    takeBeacons()
    openPage()
    track('One', { userId: 'ann' })
    setOnline(false)
    setVisibility('hidden')
    track('Two', { userId: 'ann' })
    localStorage.clear()
    const { made } = startMatomo()
    const told = made.flatMap((each) => each.told)
    expect(eventsAmong(told)).toEqual(['Two'])
    expect(told).toContainEqual(['setUserId', 'ann'])
  })

  test('wait for a prerendered page until it is shown', async () => {
    takeBeacons()
    openPage({ commands: [UNKNOWN] })
    track('One')
    leavePage()
    Object.defineProperty(document, 'prerendering', { configurable: true, value: true })
    openPage()
    await settle()
    expect(eventsAmong(pushed())).toEqual([])
    Reflect.deleteProperty(document, 'prerendering')
    document.dispatchEvent(new Event('prerenderingchange'))
    await settle()
    expect(eventsAmong(pushed())).toEqual(['One'])
  })

  test('are sent once where two tabs are opened at the same time, and stay stored until the one that has the lock sends them', async () => {
    takeBeacons(() => false)
    openPage()
    track('One')
    leavePage()
    const locks = useLocks()
    const [key = ''] = storedKeys()
    // The other tab is the one that gets the lock.
    const unlock = await lockIfFree(key)
    openPage()
    await settle()
    expect(eventsAmong(pushed())).toEqual([])
    expect(storedKeys()).toEqual([key])
    // That tab dies before it sends them.
    unlock?.()
    await settle()
    openPage()
    expect(storedKeys()).toEqual([key])
    await settle()
    expect(eventsAmong(pushed())).toEqual(['One'])
    expect(storedKeys()).toEqual([])
    locks.takeAway()
  })

  test.each([
    'no JSON',
    '"text"',
    '{"version":1,"calls":"text","startsVisit":false}',
    '{"version":0,"calls":[],"startsVisit":false}',
    JSON.stringify({
      ...{ version: 1, startsVisit: false },
      calls: [
        {
          ...{ time: NOON, dimensions: [], startsVisit: false },
          commands: [['setTrackerUrl', 'https://evil.test'], ['noSuchMethod'], [5]],
        },
      ],
    }),
  ])('what is stored in their place, and is none, is left out: %s', async (stored) => {
    localStorage.setItem('segment-matomo:held:1:x', stored)
    openPage()
    await settle()
    expect(JSON.stringify(pushed())).not.toMatch(/setTrackerUrl|noSuchMethod|5/)
    expect(storedKeys()).toEqual([])
  })

  test('of more than 100 calls the latest are stored, and it is said', async () => {
    takeBeacons(() => false)
    openPage()
    for (let index = 0; index < 103; index++) track(`${index}`)
    leavePage()
    expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('only the latest 100'))
    openPage()
    await settle()
    const names = eventsAmong(pushed())
    expect([names.length, names[0]]).toEqual([100, '3'])
  })

  test('for the one tracker whose beacon the browser refuses, and no other tracker gets them twice', async () => {
    takeBeacons((url) => !url.includes('other.test'))
    const settings = { trackers: [{ serverUrl: 'https://other.test', siteId: 7 }] }
    openPage(settings)
    track('One', { userId: 'ann' })
    leavePage()
    expect(hitsInPaq()).toEqual([])
    const beacons = takeBeacons()
    openPage(settings)
    await settle()
    track('Two')
    // What is for one tracker alone is left to matomo.js.
    leavePage()
    expect(beacons).toEqual([])
    const { made } = startMatomo()
    jest.advanceTimersByTime(1000)
    expect(made.map(({ told }) => eventsAmong(told))).toEqual([['Two'], ['One', 'Two']])
    expect(storedKeys()).not.toContainEqual(callsOfPage)
  })

  test('for no tracker whose beacon the browser refuses where nothing may be stored', () => {
    takeBeacons((url) => !url.includes('other.test'))
    openPage({ trackers: [{ serverUrl: 'https://other.test', siteId: 7 }], cookies: false })
    track('One')
    leavePage()
    expect([hitsInPaq(), storedKeys()]).toEqual([[], []])
  })

  test('a page has a lock on them while it is hidden, but not once it is left', async () => {
    const locks = useLocks()
    takeBeacons(() => false)
    openPage()
    track('One')
    setVisibility('hidden')
    await settle()
    expect([...locks.kept]).toEqual(storedKeys())
    leavePage()
    setVisibility('hidden')
    await settle()
    expect([storedKeys(), locks.kept.size]).toEqual([[callsOfPage], 0])
    locks.takeAway()
  })

  test('hits of the user’s own commands are stored as well, with the title of their page', async () => {
    takeBeacons(() => false)
    openPage({ commands: [['trackPageView']] })
    document.title = 'Shoes'
    leavePage()
    history.replaceState(null, '', '/next')
    openPage()
    document.title = 'Next'
    await settle()
    document.title = ''
    expect(pushed()).toEqual([
      ['setCustomUrl', 'https://shop.test/shoes'],
      ['setDocumentTitle', 'Shoes'],
      ['trackPageView'],
      ['setDocumentTitle', 'Next'],
      ['setCustomUrl', 'https://shop.test/next'],
    ])
  })

  test('custom variables that a call has set stay with the calls behind it, also where its own hit was sent', async () => {
    const beacons = takeBeacons()
    openPage()
    track('One', { integrations: { Piwik: { customVars: { 1: ['plan', 'gold'] } } } })
    setVisibility('hidden')
    setOnline(false)
    track('Two')
    leavePage()
    expect(beacons.flatMap(requestsIn).map(({ e_a }) => e_a)).toEqual(['One'])
    setOnline(true)
    openPage()
    await settle()
    expect(pushed()).toEqual([
      ['setCustomVariable', '1', 'plan', 'gold', 'page'],
      ['trackEvent', 'All', 'Two'],
      ['deleteCustomVariables', 'page'],
    ])
  })
})

test('nothing is sent or stored once matomo.js runs, although the page has kept it from calling the plugin at its start', () => {
  const beacons = takeBeacons()
  openPage()
  track('One')
  window.matomoPluginAsyncInit = []
  startMatomo()
  leavePage()
  expect([beacons, storedKeys()]).toEqual([[], []])
})

describe('while debugging, the console says what became of the waiting hits, and why:', () => {
  const linesWhenLeft = (hits: number, settings: Partial<MatomoSettings> = {}) => {
    const log = jest.spyOn(console, 'log').mockImplementation()
    jest.spyOn(console, 'groupCollapsed').mockImplementation()
    openPage({ debug: true, ...settings })
    for (let hit = 0; hit < hits; hit++) track(`Hit ${hit} ${'x'.repeat(3000)}`)
    leavePage()
    leavePage()
    const start = '[segment-matomo] The page is left or hidden: hits that wait for matomo.js '
    const lines = log.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith(start))
    return lines.map((line) => line.slice(start.length))
  }

  test('they are sent', () => {
    takeBeacons()
    expect(linesWhenLeft(1)).toEqual(['(1) are sent by sendBeacon, because matomo.js has not loaded yet.'])
  })

  test('some are sent and the others stored, where they are too many for a beacon', () => {
    takeBeacons()
    const [sent, stored] = linesWhenLeft(30)
    expect(sent).toMatch(/^\(\d+\) are sent by sendBeacon, because matomo\.js has not loaded yet\.$/)
    expect(stored).toMatch(
      /^\(\d+\) are stored for the next page, because the browser takes no more of them by a beacon\.$/,
    )
  })

  test('they are stored, where the browser refuses the beacon', () => {
    takeBeacons(() => false)
    expect(linesWhenLeft(1)[0]).toBe(
      '(1) are stored for the next page, because the browser takes no more of them by a beacon.',
    )
  })

  test('they stay, where the browser refuses the beacon and nothing may be stored', () => {
    takeBeacons(() => false)
    expect(linesWhenLeft(1, { cookies: false })[0]).toBe(
      '(1) are left where they are, because the browser takes no more of them by a beacon, and nothing can be stored.',
    )
  })

  test('they stay, where the browser’s storage is full', () => {
    takeBeacons(() => false)
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(linesWhenLeft(1)[0]).toBe(
      '(1) are left where they are, because the browser takes no more of them by a beacon, and nothing can be stored.',
    )
  })
})
