/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://shop.test/"}
 */
import type { SegmentEvent } from '@segment/analytics-next'
import type { MatomoSettings } from '../../src'
import { createDestination, type Destination } from '../../src/destination/destination'
import { pageConsent } from '../../src/destination/page-consent'
import { resolve } from '../support/map'
import { createAnalytics, createContext, type AnalyticsStandIn } from './support/analytics'
import { cleanPage, countScripts, endScript, pushed, runMatomo, setOnline } from './support/page'

const NOON = Date.UTC(2026, 10, 23, 12)
const CONSENT: Partial<MatomoSettings> = { consent: { require: 'tracking', categories: ['A'] } }
const event = (name: string) => ['trackEvent', 'All', name]

interface Options {
  readonly settings?: Partial<MatomoSettings>
  readonly analytics?: AnalyticsStandIn
  /** Whether filters exist that the plugin cannot run itself. */
  readonly hasForeignFilters?: boolean
}

let running: Destination | undefined
let warned: jest.SpyInstance<void, Parameters<typeof console.warn>>

/** Starts a destination. Its `track` makes a call and delivers the call's event, and returns what the call's log says. */
function start({ settings, analytics = createAnalytics(), hasForeignFilters = false }: Options = {}) {
  const own = createContext()
  const destination = createDestination({
    settings: resolve(settings),
    analytics,
    context: own.context,
    hasForeignFilters: () => hasForeignFilters,
  })
  running = destination
  let calls = 0
  const call = (event: Partial<SegmentEvent>) => {
    const made: Partial<SegmentEvent> = { timestamp: new Date(), messageId: `message-${calls}`, ...event }
    const { context, logged } = createContext(made, `context-${calls}`)
    calls++
    analytics.emit('dispatch_start', context)
    const deliver = (event = context.event) => {
      destination.deliver(event, context)
      return logged
    }
    return { context, logged, deliver }
  }
  const track = (name: string, event: Partial<SegmentEvent> = {}) =>
    call({ type: 'track', event: name, ...event }).deliver()
  return { destination, analytics, own, call, track }
}

const stampOf = (isGiven: boolean) => ({ context: { consent: { categoryPreferences: { A: isGiven } } } })
const warnings = (): unknown[] => warned.mock.calls.flat()

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  warned = jest.spyOn(console, 'warn').mockImplementation()
})
afterEach(() => {
  running?.stop()
  running = undefined
  cleanPage()
  jest.restoreAllMocks()
  jest.useRealTimers()
})

describe('at the start', () => {
  describe('what earlier pages have stored', () => {
    const STORED = { 'segment-matomo:cart:1': [{ sku: 'tea' }], 'segment-matomo:reset:1': true }
    const startWithStored = (options: Options) => {
      for (const [key, value] of Object.entries(STORED)) {
        localStorage.setItem(key, JSON.stringify({ value, time: NOON }))
      }
      start(options)
      return Object.keys(localStorage)
    }

    test.each<[string, Options]>([
      ['cookies are switched off', { settings: { cookies: false } }],
      ['a command switches cookies off', { settings: { commands: [['disableCookies']] } }],
      [
        'analytics.js keeps nothing either',
        { analytics: createAnalytics({ options: { disableClientPersistence: true } }) },
      ],
    ])('is deleted where %s', (_, options) => {
      expect(startWithStored(options)).toEqual([])
    })

    test('is deleted where the visitor has opted out', () => {
      document.cookie = 'mtm_consent_removed=1'
      expect(startWithStored({})).toEqual([])
    })

    test.each<[string, Options]>([
      ['where it may be stored', {}],
      ['while the visitor has not decided', { settings: CONSENT }],
    ])('stays %s', (_, options) => {
      expect(startWithStored(options)).toEqual(Object.keys(STORED))
    })
  })

  test('matomo.js is configured and loaded', () => {
    start()
    expect(window._paq).toEqual([
      ['setSiteId', 1],
      ['setTrackerUrl', 'https://matomo.test/matomo.php'],
      ['enableLinkTracking'],
    ])
    expect([...document.scripts].map(({ src }) => src)).toEqual(['https://matomo.test/matomo.js'])
  })

  test('a second destination on the page is an error, and pushes nothing', () => {
    start()
    expect(start).toThrow('Another Matomo plugin runs on this page')
    expect(window._paq).toHaveLength(3)
  })

  test('a command of the user’s that a running matomo.js refuses is logged, and the others are pushed', () => {
    const given: unknown[] = []
    window._paq = {
      push(entry) {
        if (entry?.[0] === 'setSecureCookie') throw new Error('no')
        given.push(entry)
      },
    }
    const { own } = start({ settings: { commands: [['setSecureCookie', true]] } })
    expect(own.logged()).toEqual([expect.stringContaining('refused the command "setSecureCookie"')])
    expect(given.at(-1)).toEqual(['enableLinkTracking'])
  })

  test('nobody waits for a matomo.js that has failed to load', async () => {
    const { destination } = start()
    const onReady = jest.fn()
    void destination.ready().then(onReady)
    await jest.advanceTimersByTimeAsync(0)
    expect(onReady).not.toHaveBeenCalled()
    endScript('error')
    await jest.advanceTimersByTimeAsync(0)
    expect(onReady).toHaveBeenCalled()
  })

  test('nobody waits for a matomo.js that is loaded only with consent', async () => {
    await expect(start({ settings: CONSENT }).destination.ready()).resolves.toBeUndefined()
  })

  test('a reset on the page before makes the first hit start a visit', () => {
    localStorage.setItem('segment-matomo:reset:1', JSON.stringify({ value: true, time: NOON }))
    start().track('Played')
    expect(pushed()).toEqual([
      ['appendToTrackingUrl', 'new_visit=1'],
      event('Played'),
      ['appendToTrackingUrl', ''],
    ])
  })

  test('a page that matomo.js knows only by an older address gets its address with the first hit', () => {
    const given = runMatomo()
    const { track } = start()
    given.length = 0
    track('Played')
    expect(given).toEqual([['setCustomUrl', 'https://shop.test/'], event('Played')])
  })
})

describe('an event', () => {
  test('is pushed as its commands', () => {
    start().track('Played')
    expect(pushed()).toEqual([event('Played')])
  })

  test('has the address of the page on which its call was made', () => {
    const { call } = start()
    const { deliver } = call({ type: 'track', event: 'Played' })
    history.replaceState(null, '', '/later')
    deliver()
    expect(pushed()).toEqual([event('Played')])
  })

  test('is left out with the reason where the source’s tracking plan blocks it', () => {
    const plan = { track: { Secret: { enabled: false } } }
    const logged = start({ analytics: createAnalytics({ cdnSettings: { plan } }) }).track('Secret')
    expect(pushed()).toEqual([])
    expect(logged()).toEqual([expect.stringContaining("because the source's tracking plan blocks the event")])
  })

  test('that the tracking plan blocks still says by its stamp that consent is given', () => {
    const plan = { track: { Secret: { enabled: false } } }
    start({ settings: CONSENT, analytics: createAnalytics({ cdnSettings: { plan } }) }).track(
      'Secret',
      stampOf(true),
    )
    expect(pushed()).toEqual([['setConsentGiven']])
  })

  test('that cannot be read is left out with the error', () => {
    const { call } = start()
    const { deliver, logged } = call({ type: 'track', event: 'Played' })
    deliver({
      type: 'track',
      get event(): string {
        throw new Error('broken')
      },
    })
    expect(logged()).toEqual([expect.stringContaining('because reading it failed: Error: broken')])
    expect(pushed()).toEqual([])
  })
})

describe('with consent to tracking required', () => {
  test('matomo.js is not loaded, and a call waits and says so, before a decision', () => {
    const logged = start({ settings: CONSENT }).track('Played')
    expect(countScripts()).toBe(0)
    expect(pushed()).toEqual([])
    expect(logged()).toEqual([
      expect.stringContaining('held: The call waits for the visitor to decide about consent.'),
    ])
  })

  test('matomo.js is loaded and calls that waited are sent, with their own times, once the banner says that consent is given', () => {
    const { track } = start({ settings: CONSENT })
    track('Early')
    jest.advanceTimersByTime(60_000)
    pageConsent.given()
    expect(countScripts()).toBe(1)
    expect(pushed()).toEqual([
      ['setConsentGiven'],
      ['appendToTrackingUrl', 'cdo=60'],
      event('Early'),
      ['appendToTrackingUrl', ''],
    ])
  })

  test('calls that waited are dropped and say so when consent is refused, and later calls as well', () => {
    const { track } = start({ settings: CONSENT })
    const early = track('Early')
    pageConsent.refused()
    const late = track('Late')
    expect(pushed()).toEqual([])
    expect(countScripts()).toBe(0)
    expect([early().at(-1), late().at(-1)]).toEqual(
      Array(2).fill(expect.stringContaining('because the visitor has refused consent')),
    )
  })

  test('the stamp of a call gives consent for that call and the ones before it', () => {
    const { track } = start({ settings: CONSENT })
    track('Early')
    track('Stamped', stampOf(true))
    expect(pushed()).toEqual([['setConsentGiven'], event('Early'), event('Stamped')])
  })

  test('the stamp of a call takes consent back, and that call is dropped', () => {
    const { track } = start({ settings: CONSENT })
    track('Agreed', stampOf(true))
    track('Taken back', stampOf(false))
    expect(pushed()).toEqual([['setConsentGiven'], event('Agreed'), ['forgetConsentGiven']])
  })

  test('an older stamp does not overrule the banner', () => {
    const { track } = start({ settings: CONSENT })
    pageConsent.refused()
    track('Retried', { ...stampOf(true), timestamp: new Date(NOON - 60_000) })
    expect(pushed()).toEqual([])
  })

  test('a decision that the banner has taken before the start counts', () => {
    pageConsent.given()
    start({ settings: CONSENT }).track('Played')
    expect(countScripts()).toBe(1)
    expect(pushed()).toEqual([['setConsentGiven'], event('Played')])
  })

  test('consent that is given again does not load matomo.js a second time', () => {
    start({ settings: CONSENT })
    pageConsent.given()
    pageConsent.refused()
    pageConsent.given()
    expect(countScripts()).toBe(1)
  })

  test('the event by which a consent tool says that the visitor has decided is not sent', () => {
    start({ settings: CONSENT }).track('Segment Consent Preference Updated', stampOf(true))
    expect(pushed()).toEqual([['setConsentGiven']])
  })

  test('a call that waits is sent as it was made, although the page changes its objects', () => {
    const properties = { category: 'Teas' }
    start({ settings: CONSENT }).track('Early', { properties })
    properties.category = 'Changed'
    pageConsent.given()
    expect(pushed()).toContainEqual(['trackEvent', 'Teas', 'Early'])
  })

  test('a call that cannot be copied while it waits is read when it is sent', () => {
    const state = { isBroken: true }
    const properties = {
      get category() {
        if (state.isBroken) throw new Error('broken')
        return 'Teas'
      },
    }
    start({ settings: CONSENT }).track('Early', { properties })
    state.isBroken = false
    pageConsent.given()
    expect(pushed()).toContainEqual(['trackEvent', 'Teas', 'Early'])
  })
})

test('a banner that speaks without a consent setting is warned of, and calls are sent', () => {
  const { track } = start()
  pageConsent.refused()
  track('Played')
  expect(warnings()).toEqual([
    expect.stringMatching(
      /^\[segment-matomo\] consent: consent\.given\(\) and consent\.refused\(\) change nothing/,
    ),
  ])
  expect(pushed()).toEqual([event('Played')])
})

describe('while the browser is offline', () => {
  const asked = jest.fn<Promise<void>, unknown[]>()
  beforeEach(() => {
    asked.mockReset().mockRejectedValue(new Error('no network'))
    // jsdom has none.
    Object.assign(globalThis, { fetch: asked })
  })
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'fetch')
  })

  const startOffline = () => {
    const started = start()
    const given = runMatomo()
    setOnline(false)
    return { ...started, given, logged: started.track('Played') }
  }

  test('a call waits and says so where matomo.js runs, because what matomo.js sends then is lost', () => {
    const { given, logged } = startOffline()
    expect(given).toEqual([])
    expect(logged()).toEqual([
      expect.stringContaining('held: The call waits because the browser is offline.'),
    ])
  })

  test('a call is pushed to the waiting _paq where matomo.js does not run yet', () => {
    const { track } = start()
    setOnline(false)
    track('Played')
    expect(pushed()).toEqual([event('Played')])
  })

  test('calls that wait are sent with their own times when the browser is online', () => {
    const { given } = startOffline()
    jest.advanceTimersByTime(60_000)
    setOnline(true)
    expect(given).toEqual([['appendToTrackingUrl', 'cdo=60'], event('Played'), ['appendToTrackingUrl', '']])
  })

  test('calls that wait are sent when the network takes a request for the script, whatever the browser says', async () => {
    asked.mockResolvedValue()
    const { given } = startOffline()
    await jest.advanceTimersByTimeAsync(5000)
    expect(asked.mock.calls).toEqual([
      ['https://matomo.test/matomo.js', { method: 'HEAD', mode: 'no-cors', cache: 'no-store' }],
    ])
    expect(given).toContainEqual(event('Played'))
  })

  test.each([
    ['sent', 'answers', true],
    ['held', 'does not: the browser has had the script in its cache', false],
  ])(
    'once matomo.js has loaded, the network is asked at once, and a call is %s where the network %s',
    async (_, __, isReached) => {
      if (isReached) asked.mockResolvedValue()
      const { track } = start()
      setOnline(false)
      const given = runMatomo()
      endScript('load')
      await jest.advanceTimersByTimeAsync(0)
      track('Played')
      expect(given).toEqual(isReached ? [event('Played')] : [])
    },
  )

  describe('a page that is left, and lives on for a moment,', () => {
    const leavePage = () => dispatchEvent(new Event('pagehide'))
    const showPage = () => dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))

    test.each([
      ['the browser says that it is online', () => setOnline(true)],
      ['the browser is online', () => jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)],
      ['the network answers', () => asked.mockResolvedValue()],
    ])('holds what it holds, which the next page sends, even if %s', async (_, goOnline) => {
      const { given, track } = startOffline()
      leavePage()
      goOnline()
      await jest.advanceTimersByTimeAsync(5000)
      track('Left')
      expect(given).toEqual([])
      expect(Object.values(localStorage).join()).toMatch(/Played.*Left/)
    })

    test('sends what it holds if it comes back from the back/forward cache, and is online by then', () => {
      const { given } = startOffline()
      leavePage()
      setOnline(true)
      showPage()
      expect(given).toEqual([event('Played')])
    })

    test('goes on to hold if it comes back and is offline still', async () => {
      const { given } = startOffline()
      leavePage()
      showPage()
      // The page takes the calls over from itself: it gave its lock on them back.
      await jest.advanceTimersByTimeAsync(0)
      expect(given).toEqual([])
      setOnline(true)
      expect(given).toEqual([event('Played')])
    })

    test('sends what is called then, if nothing is held', () => {
      const { track } = start()
      const given = runMatomo()
      leavePage()
      track('Left')
      expect(given).toEqual([event('Left')])
    })
  })

  test('loading matomo.js is tried again once the network works', async () => {
    start()
    setOnline(false)
    endScript('error')
    await jest.advanceTimersByTimeAsync(2000)
    expect(countScripts()).toBe(0)
    setOnline(true)
    await jest.advanceTimersByTimeAsync(0)
    expect(countScripts()).toBe(1)
  })
})

describe('calls of an earlier page', () => {
  const CALL = {
    time: NOON - 60_000,
    user: 'ann',
    url: 'https://shop.test/tunnel',
    dimensions: [[1, 'gold']],
    commands: [
      ['setCustomVariable', '1', 'a', 'b', 'page'],
      ['trackEvent', 'All', 'Earlier'],
    ],
    startsVisit: false,
  }
  /** Leaves calls as an earlier page does. */
  const leave = (calls: readonly object[], rest: object = {}) => {
    const text = JSON.stringify({ version: 1, calls, startsVisit: false, ...rest })
    localStorage.setItem('segment-matomo:held:1:x', text)
  }
  const heldKeys = () => Object.keys(localStorage).filter((key) => key.includes(':held:'))

  test('are deleted before they are sent, so that another tab without locks does not send them as well', async () => {
    leave([CALL])
    start()
    const keysAtPush: string[][] = []
    window._paq = { push: () => keysAtPush.push(heldKeys()) }
    await jest.advanceTimersByTimeAsync(0)
    expect(keysAtPush.length).toBeGreaterThan(0)
    expect(keysAtPush.flat()).toEqual([])
  })

  test('are sent before those of the page, and then everything is as on any page', async () => {
    leave([CALL], { cart: [{ sku: 'tea', price: 5, quantity: 1 }], startsVisit: true })
    const { track } = start()
    const logged = track('Played')
    expect(pushed()).toEqual([])
    expect(logged()).toEqual([expect.stringContaining('waits for calls of an earlier page')])
    await jest.advanceTimersByTimeAsync(0)
    expect(pushed()).toEqual([
      ['setUserId', 'ann'],
      ['setCustomDimension', 1, 'gold'],
      ['setCustomUrl', 'https://shop.test/tunnel'],
      ['setCustomVariable', '1', 'a', 'b', 'page'],
      ['appendToTrackingUrl', 'cdo=60'],
      event('Earlier'),
      ['appendToTrackingUrl', ''],
      ['deleteCustomVariables', 'page'],
      ['resetUserId'],
      ['deleteCustomDimension', 1],
      ['setCustomUrl', 'https://shop.test/'],
      ['setReferrerUrl', ''],
      ['appendToTrackingUrl', 'new_visit=1'],
      event('Played'),
      ['appendToTrackingUrl', ''],
    ])
    expect(localStorage.getItem('segment-matomo:cart:1')).toContain('tea')
    expect(heldKeys()).toEqual([])
  })

  test('leave the page’s own address and referrer behind where matomo.js has read none', async () => {
    runMatomo()
    leave([
      { ...CALL, user: undefined, dimensions: [], referrer: 'https://a.test/', commands: [event('Earlier')] },
    ])
    start()
    const given = runMatomo()
    await jest.advanceTimersByTimeAsync(0)
    expect(given.slice(-2)).toEqual([
      ['setCustomUrl', 'https://shop.test/'],
      ['setReferrerUrl', ''],
    ])
  })

  test('that could not be read let the page go on at once', async () => {
    leave([{ ...CALL, time: 'noon' }])
    const { track } = start()
    track('Played')
    await jest.advanceTimersByTimeAsync(0)
    expect(pushed()).toEqual([event('Played')])
  })

  test('are sent once consent is given, in the place of that moment', async () => {
    leave([{ ...CALL, commands: [event('Earlier')] }])
    const { track } = start({ settings: { consent: { require: 'cookies' } } })
    track('Before')
    pageConsent.given()
    track('After')
    await jest.advanceTimersByTimeAsync(0)
    const events = pushed().filter((command) => (command as unknown[])[0] === 'trackEvent')
    expect(events).toEqual([event('Before'), event('Earlier'), event('After')])
  })

  test('are not sent once consent is refused', async () => {
    leave([CALL])
    start({ settings: { consent: { require: 'tracking' } } })
    pageConsent.given()
    pageConsent.refused()
    await jest.advanceTimersByTimeAsync(0)
    expect(heldKeys()).toEqual([])
    expect(JSON.stringify(pushed())).not.toContain('Earlier')
  })

  test('that another page has taken meanwhile are not sent, and a call of the page that it has taken says so', async () => {
    leave([CALL])
    setOnline(false)
    const { track } = start()
    await jest.advanceTimersByTimeAsync(0)
    const logged = track('Played')
    expect(heldKeys()).toHaveLength(2)
    for (const key of heldKeys()) localStorage.removeItem(key)
    setOnline(true)
    expect(pushed()).toEqual([])
    expect(logged()).toContainEqual(
      expect.stringContaining('because another page of the site has taken it over, and sends it'),
    )
  })
})

describe('a reset', () => {
  test('comes behind the calls before it, and before the calls after it', () => {
    const { analytics, call, track } = start()
    const before = call({ type: 'track', event: 'Before' })
    analytics.emit('reset')
    before.deliver()
    track('After')
    expect(pushed()).toEqual([event('Before'), ['resetUserId'], event('After')])
  })

  test('of a user that Segment has stored makes the next hit start a visit', () => {
    const { analytics, track } = start({ analytics: createAnalytics({ user: 'ann' }) })
    analytics.emit('reset')
    track('After')
    expect(pushed()).toContainEqual(['appendToTrackingUrl', 'new_visit=1'])
  })

  test('waits with the calls that wait for consent', () => {
    const { analytics, track } = start({ settings: CONSENT })
    track('Before', { userId: 'ann' })
    analytics.emit('reset')
    pageConsent.given()
    expect(pushed()).toEqual([['setConsentGiven'], ['setUserId', 'ann'], event('Before'), ['resetUserId']])
  })

  test('takes the cart out of the storage at once, though calls before the reset still need the cart', () => {
    const { analytics, call, track } = start()
    track('Product Added', { properties: { sku: 'tea', price: 5 } })
    const second = call({ type: 'track', event: 'Product Added', properties: { sku: 'mug', price: 6 } })
    expect(localStorage).toHaveLength(1)
    analytics.emit('reset')
    expect(localStorage).toHaveLength(0)
    second.deliver()
    expect(pushed()).toContainEqual(['trackEcommerceCartUpdate', 11])
  })
})

describe('the cart', () => {
  const addToCart = (settings: Partial<MatomoSettings> = {}) => {
    start({ settings }).track('Product Added', { properties: { sku: 'tea', price: 5 } })
  }

  test('is stored where the rule allows it', () => {
    addToCart()
    expect(localStorage).toHaveLength(1)
  })

  test('is not stored where the rule forbids it', () => {
    addToCart({ cookies: false })
    expect(localStorage).toHaveLength(0)
  })

  test('is stored once consent to cookies is given, and no longer once consent is taken back', () => {
    addToCart({ consent: { require: 'cookies' } })
    pageConsent.given()
    expect(localStorage).toHaveLength(1)
    pageConsent.refused()
    expect(localStorage).toHaveLength(0)
  })
})

describe('the traits that Segment has stored', () => {
  const settings: Partial<MatomoSettings> = { customDimensions: { 'traits.tier': 1, 'group.traits.size': 2 } }
  const STORED = { user: 'ann', traits: { tier: 'gold' }, group: 'acme', groupTraits: { size: 40 } }
  const PLAYED = event('Played')
  const startStored = (options: Options = {}) =>
    start({ settings, analytics: createAnalytics(STORED), ...options })

  test('are set before the first hit of the page, once', () => {
    const { track } = startStored()
    track('Played', { userId: 'ann' })
    track('Played', { userId: 'ann' })
    expect(pushed()).toEqual([
      ['setUserId', 'ann'],
      ['setCustomDimension', 1, 'gold'],
      ['setCustomDimension', 2, '40'],
      PLAYED,
      PLAYED,
    ])
  })

  test('are not set where filters exist that the plugin cannot run itself', () => {
    startStored({ hasForeignFilters: true }).track('Played', { userId: 'ann' })
    expect(pushed()).toEqual([['setUserId', 'ann'], PLAYED])
  })

  test('are set as destination middleware leaves them', async () => {
    const { destination, track } = startStored()
    await destination.filterStoredTraits((stored) =>
      Promise.resolve(stored.type === 'group' ? undefined : { ...stored, traits: { tier: 'silver' } }),
    )
    track('Played', { userId: 'ann' })
    expect(pushed()).toEqual([['setUserId', 'ann'], ['setCustomDimension', 1, 'silver'], PLAYED])
  })

  test('wait for consent as a call does', () => {
    const { track } = startStored({ settings: { ...settings, ...CONSENT } })
    track('Early', { userId: 'ann' })
    pageConsent.given()
    expect(pushed()).toEqual([
      ['setConsentGiven'],
      ['setUserId', 'ann'],
      ['setCustomDimension', 1, 'gold'],
      ['setCustomDimension', 2, '40'],
      event('Early'),
    ])
  })

  test('that were dropped because consent was refused are set once consent is given', () => {
    const { track } = startStored({ settings: { ...settings, ...CONSENT } })
    pageConsent.refused()
    track('Dropped', { userId: 'ann' })
    expect(pushed()).toEqual([])
    pageConsent.given()
    track('Played', { userId: 'ann' })
    expect(pushed()).toContainEqual(['setCustomDimension', 1, 'gold'])
    expect(pushed().at(-1)).toEqual(PLAYED)
  })

  test('are forgotten at a reset', () => {
    const { analytics, track } = startStored()
    analytics.emit('reset')
    track('Played')
    expect(pushed()).not.toContainEqual(['setCustomDimension', 1, 'gold'])
  })
})

describe('a destination that is stopped', () => {
  test('takes the user back, and hears no calls or resets any more', () => {
    const { destination, analytics, track } = start()
    track('Played', { userId: 'ann' })
    destination.stop()
    analytics.emit('reset')
    expect(pushed()).toEqual([['setUserId', 'ann'], event('Played'), ['resetUserId']])
  })

  test('forgets the banner’s decision, and another destination may start', () => {
    pageConsent.given()
    start({ settings: CONSENT }).destination.stop()
    start({ settings: CONSENT }).track('Played')
    expect(pushed()).not.toContainEqual(event('Played'))
  })

  test('sends at once what waited behind the hit that starts a visit', () => {
    const { destination, analytics, track } = start({ analytics: createAnalytics({ user: 'ann' }) })
    const given = runMatomo()
    analytics.emit('reset')
    track('One')
    track('Two')
    expect(given).not.toContainEqual(event('Two'))
    destination.stop()
    expect(given).toContainEqual(event('Two'))
  })

  test('sends nothing when the browser is online again', () => {
    const { destination, track } = start()
    const given = runMatomo()
    setOnline(false)
    track('Played')
    destination.stop()
    setOnline(true)
    expect(given).not.toContainEqual(event('Played'))
  })

  test('leaves its further trackers to the next destination, which does not add them again', () => {
    const settings: Partial<MatomoSettings> = { trackers: [{ serverUrl: 'https://two.test', siteId: 2 }] }
    start({ settings }).destination.stop()
    start({ settings })
    const paq = window._paq as unknown as unknown[][]
    expect(paq.filter(([method]) => method === 'addTracker')).toHaveLength(1)
  })

  test('leaves custom variables that the next destination deletes at its page view', () => {
    start().destination.stop()
    start()
      .call({ type: 'page', properties: { url: 'https://shop.test/', title: 'Shop' } })
      .deliver()
    expect(pushed()).toContainEqual(['deleteCustomVariables', 'page'])
  })
})

describe('another Matomo on the page', () => {
  const besideSite = (siteId: number) => {
    window._paq = [
      ['setTrackerUrl', 'https://matomo.test/matomo.php'],
      ['setSiteId', siteId],
    ] as never
  }
  const runFunctionsOfStart = () => {
    for (const run of window.matomoPluginAsyncInit ?? []) run()
  }

  test('for the same site is warned of: page views count twice', () => {
    besideSite(1)
    start()
    runFunctionsOfStart()
    expect(warnings()).toEqual([
      '[segment-matomo] another-matomo: Another Matomo for the same site is on this page. Remove its snippet, or page views count twice. (https://unpkg.com/segment-matomo@1/docs/debugging.md#another-matomo)',
    ])
  })

  test('for another site is warned of: it is left alone', () => {
    besideSite(2)
    start()
    runFunctionsOfStart()
    expect(warnings()).toEqual([
      '[segment-matomo] another-matomo: Another Matomo, for another site or server, is on this page. That Matomo stays as it is, and the plugin uses a tracker of its own. (https://unpkg.com/segment-matomo@1/docs/debugging.md#another-matomo)',
    ])
  })

  test('for the same site is not warned of where the commands are those of an earlier destination', () => {
    start().destination.stop()
    start()
    runFunctionsOfStart()
    expect(warnings()).toEqual([])
  })

  test('gets nothing of what calls have set: a tracker of ours gets it', () => {
    const { track } = start({ settings: { consent: { require: 'cookies' } } })
    pageConsent.given()
    track('Played', { userId: 'ann' })
    const told: unknown[] = []
    const tracker = new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...args: unknown[]) =>
            void told.push([method, ...args]),
      },
    )
    window.Matomo = { getTracker: () => tracker, getAsyncTrackers: () => [{ getSiteId: () => 2 }] }
    runMatomo()
    track('Played again', { userId: 'ann' })
    expect(told).toContainEqual(['setUserId', 'ann'])
    expect(told).toContainEqual(['setCookieConsentGiven'])
    expect(told).toContainEqual(event('Played again'))
  })
})

describe('a matomo.js older than 4.0', () => {
  const OLD = [
    '[segment-matomo] old-matomo: The matomo.js on this page is older than 4.0, so hits may get the data of another user or page. Update your Matomo. (https://unpkg.com/segment-matomo@1/docs/debugging.md#old-matomo)',
  ]
  const runOldMatomo = () => {
    window.Piwik = { getAsyncTrackers: () => [{ getSiteId: () => 1 }] }
    runMatomo()
  }
  afterEach(() => {
    delete window.Piwik
  })

  test('that the destination has loaded is warned of once, when it has started', async () => {
    start({ settings: CONSENT })
    pageConsent.given()
    runOldMatomo()
    expect(warnings()).toEqual([])
    endScript('load')
    await jest.advanceTimersByTimeAsync(0)
    expect(warnings()).toEqual(OLD)
    pageConsent.refused()
    pageConsent.given()
    await jest.advanceTimersByTimeAsync(0)
    expect(warnings()).toEqual(OLD)
  })

  test('that the page has brought is warned of', async () => {
    runOldMatomo()
    start()
    await jest.advanceTimersByTimeAsync(0)
    expect(warnings()).toContainEqual(OLD[0])
  })
})

describe('a group in the console for each call', () => {
  const countGroups = (options: Options) => {
    const group = jest.spyOn(console, 'groupCollapsed').mockImplementation()
    jest.spyOn(console, 'log').mockImplementation()
    start(options).track('Played')
    return group.mock.calls.length
  }

  test('is not printed by itself', () => {
    expect(countGroups({})).toBe(0)
  })

  test('is printed where the setting asks for it', () => {
    expect(countGroups({ settings: { debug: true } })).toBe(1)
  })

  test('is printed after analytics.debug(true)', () => {
    expect(countGroups({ analytics: createAnalytics({ isDebugging: true }) })).toBe(1)
  })
})
