import { createWrapper, type Categories } from '@segment/analytics-consent-tools'
import { AnalyticsBrowser, type Analytics } from '@segment/analytics-next'
import { adoptPiwik, matomo } from '../../src'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

beforeEach(cleanPage)

const stamp = (preferences: Record<string, boolean>) => ({
  context: { consent: { categoryPreferences: preferences } },
})
const agreed = () => stamp({ C0001: true, C0002: true })
const refused = () => stamp({ C0001: true, C0002: false })
const scripts = () => document.querySelectorAll('script').length
const tracking = { consent: { require: 'tracking', categories: ['C0002'] } } as const
const cookies = { consent: { require: 'cookies', categories: ['C0002'] } } as const

describe('to tracking', () => {
  test('before it nothing is loaded or recorded; afterwards what was held comes first, in order', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    await analytics.identify('ann')
    history.replaceState(null, '', '/one')
    await analytics.page()
    await analytics.track('Played')
    expect(window._paq).toEqual(expect.arrayContaining([['requireConsent']]))
    expect(pushed()).toEqual([])
    expect(scripts()).toBe(0)
    history.replaceState(null, '', '/two')
    await analytics.track('Agreed', {}, agreed())
    expect(scripts()).toBe(1)
    expect(pushed()).toEqual([
      ['setConsentGiven'],
      ['setUserId', 'ann'],
      ['setCustomUrl', 'https://shop.test/one'],
      ['setDocumentTitle', 'Shop'],
      ['trackPageView'],
      ['trackEvent', 'All', 'Played'],
      ['setCustomUrl', 'https://shop.test/two'],
      ['trackEvent', 'All', 'Agreed'],
    ])
  })

  test('ready() does not wait for a visitor', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    await analytics.ready()
  })

  test('held calls keep their time', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    await analytics.track('Played', {}, { timestamp: new Date(Date.now() - 60_000) })
    await analytics.track('Agreed', {}, agreed())
    expect(pushed()).toContainEqual(['appendToTrackingUrl', expect.stringMatching(/^cdo=(59|60|61)$/)])
  })

  test('held calls are what they were when they were made, whatever the page makes of its objects', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    const tea = { sku: 'tea', price: 5 }
    const order = { order_id: 'o1', total: 5, products: [tea] }
    await analytics.track('Order Completed', order)
    tea.price = 9
    order.products.pop()
    await analytics.track('Agreed', {}, agreed())
    expect(pushed()).toContainEqual(['addEcommerceItem', 'tea', undefined, undefined, 5, 1])
  })

  test('so are those whose objects know each other, and one that is huge by that does not stop the page', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    let reads = 0
    let shared: object = {
      get leaf() {
        return reads++
      },
    }
    for (let level = 0; level < 12; level++) shared = { left: shared, right: shared }
    const order = { shared, order_id: 'o1', total: 5, products: [] as unknown[] }
    order.products.push({ sku: 'tea', price: 5, order })
    await analytics.track('Order Completed', order)
    expect(reads).toBeLessThan(100)
    order.products.length = 0
    await analytics.track('Agreed', {}, agreed())
    expect(pushed()).toContainEqual(['addEcommerceItem', 'tea', undefined, undefined, 5, 1])
  })

  test('a held call that cannot be copied is recorded as well, and not said to be left out', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    const properties = {
      ...{ value: 5, size: 10n },
      get broken() {
        throw new Error('not yet')
      },
    }
    const held = await analytics.track('Counted', properties)
    expect(held.logs().map(({ message }) => message)).not.toContainEqual(expect.stringContaining('left-out'))
    await analytics.track('Agreed', {}, agreed())
    expect(pushed()).toContainEqual(['trackEvent', 'All', 'Counted', undefined, 5])
  })

  test('a reset keeps its place among the held calls', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    await analytics.identify('ann')
    await analytics.track('One')
    analytics.reset()
    await analytics.track('Two', {}, agreed())
    expect(pushed()).toEqual([
      ['setConsentGiven'],
      ['setUserId', 'ann'],
      ['trackEvent', 'All', 'One'],
      ['resetUserId'],
      ['appendToTrackingUrl', 'new_visit=1'],
      ['trackEvent', 'All', 'Two'],
      ['appendToTrackingUrl', ''],
    ])
  })

  test('refused: what was held is dropped, what follows too, and nothing is loaded or stored', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    const held = await analytics.track('Product Added', { sku: 'tea', price: 5 })
    const ctx = await analytics.track('Refused', {}, refused())
    await analytics.track('Later')
    expect(pushed()).toEqual([])
    expect(scripts()).toBe(0)
    expect(Object.keys(localStorage)).not.toContain('segment-matomo:cart:1')
    const why = '[segment-matomo] left-out: the call: consent was refused (docs/debugging.md#left-out)'
    for (const { logs } of [{ logs: held.logs() }, { logs: ctx.logs() }]) {
      expect(logs.map(({ message }) => message)).toContain(why)
    }
  })

  test('taken back and given again', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    await analytics.track('One', {}, agreed())
    await analytics.track('Two', {}, refused())
    await analytics.track('Three')
    await analytics.track('Four', {}, agreed())
    expect(pushed()).toEqual([
      ['setConsentGiven'],
      ['trackEvent', 'All', 'One'],
      ['forgetConsentGiven'],
      ['setConsentGiven'],
      ['trackEvent', 'All', 'Four'],
    ])
    expect(scripts()).toBe(1)
  })

  test('taken back and given again before matomo.js has come: its script is added once, whatever its name', async () => {
    const settings = { ...tracking, scriptUrl: 'https://cdn.test/m.js' }
    const analytics = await startAnalytics({ settings })
    await analytics.track('One', {}, agreed())
    await analytics.track('Two', {}, refused())
    await analytics.track('Three', {}, agreed())
    expect(scripts()).toBe(1)
  })

  test('a reset before it takes the cart of the page before out of the browser at once', async () => {
    localStorage['segment-matomo:cart:1'] = '[{"sku":"tea","price":5,"quantity":1}]'
    const analytics = await startAnalytics({ settings: tracking })
    analytics.reset()
    expect(localStorage['segment-matomo:cart:1']).toBeUndefined()
  })

  test('refused: nothing stays in the browser', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    await analytics.track('Agreed', {}, agreed())
    analytics.reset()
    const keys = () => Object.keys(localStorage).filter((key) => key.startsWith('segment-matomo'))
    expect(keys()).toEqual(['segment-matomo:reset:1'])
    await analytics.track('Refused', {}, refused())
    expect(keys()).toEqual([])
  })

  test('Segment Consent Preference Updated decides, and is not sent as an event', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    await analytics.track('One')
    await analytics.track('Segment Consent Preference Updated', {}, agreed())
    expect(pushed()).toEqual([['setConsentGiven'], ['trackEvent', 'All', 'One']])
  })

  test('a stamp that does not name the category decides nothing', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    await analytics.track('One', {}, stamp({ C0001: true }))
    expect(pushed()).toEqual([])
  })

  test('every category has to be given', async () => {
    const settings = { consent: { require: 'tracking', categories: ['C0001', 'C0002'] } } as const
    const analytics = await startAnalytics({ settings })
    await analytics.track('One', {}, stamp({ C0001: true, C0002: false }))
    await analytics.track('Two', {}, agreed())
    expect(pushed()).toEqual([['setConsentGiven'], ['trackEvent', 'All', 'Two']])
  })

  test('the plugin’s own given() and refused() decide, also before load', async () => {
    const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.test', consent: { require: 'tracking' } })
    plugin.consent.given()
    const analytics = await startAnalytics({ plugins: [plugin] })
    await analytics.track('One')
    plugin.consent.refused()
    await analytics.track('Two')
    expect(pushed()).toEqual([['setConsentGiven'], ['trackEvent', 'All', 'One'], ['forgetConsentGiven']])
  })

  test('calls that are not for this destination take no place from those that are held', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    await analytics.track('Held')
    const hidden = { integrations: { Matomo: false } }
    for (let call = 0; call < 1100; call++) await analytics.track('Hidden', {}, hidden)
    history.replaceState(null, '', '/two#menu')
    await analytics.track('Held too')
    history.replaceState(null, '', '/three')
    await analytics.track('Agreed', {}, agreed())
    expect(pushed()).toEqual([
      ['setConsentGiven'],
      ['trackEvent', 'All', 'Held'],
      ['setCustomUrl', 'https://shop.test/two#menu'],
      ['trackEvent', 'All', 'Held too'],
      ['setCustomUrl', 'https://shop.test/three'],
      ['trackEvent', 'All', 'Agreed'],
    ])
  })

  test('categories of null are none: calls are held until the plugin is told', async () => {
    const consent = { require: 'tracking', categories: null } as unknown as { require: 'tracking' }
    const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.test', consent })
    const analytics = await startAnalytics({ plugins: [plugin] })
    await analytics.track('One')
    plugin.consent.given()
    expect(pushed()).toEqual([['setConsentGiven'], ['trackEvent', 'All', 'One']])
  })

  test('what a call’s stamp says does not overrule what was decided after that call', async () => {
    const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.test', ...tracking })
    const analytics = await startAnalytics({ plugins: [plugin] })
    plugin.consent.refused()
    const before = { ...agreed(), timestamp: new Date(Date.now() - 60_000) }
    await analytics.track('Of the last page', {}, before)
    await analytics.track('One')
    expect(pushed()).toEqual([])
    plugin.consent.given()
    await analytics.track('Two', {}, { ...refused(), timestamp: new Date(Date.now() + 3_600_000) })
    plugin.consent.given()
    await analytics.track('Three')
    expect(pushed()).toEqual([
      ['setConsentGiven'],
      ['forgetConsentGiven'],
      ['setConsentGiven'],
      ['trackEvent', 'All', 'Three'],
    ])
  })

  test('nor does one whose time cannot be read open the way for older ones', async () => {
    const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.test', ...tracking })
    const analytics = await startAnalytics({ plugins: [plugin] })
    plugin.consent.refused()
    await analytics.track('One', {}, { ...refused(), timestamp: 'soon' })
    await analytics.track('Two', {}, { ...agreed(), timestamp: new Date(Date.now() - 60_000) })
    expect(pushed()).toEqual([])
    await analytics.track('Three', {}, { ...agreed(), timestamp: 'soon' })
    expect(pushed()).toEqual([['setConsentGiven'], ['trackEvent', 'All', 'Three']])
  })

  test('refused while matomo.js is tried again: it is not', async () => {
    jest.spyOn(console, 'warn').mockImplementation()
    const analytics = await startAnalytics({ settings: tracking })
    await analytics.track('One', {}, agreed())
    document.querySelector('script')?.dispatchEvent(new Event('error'))
    await analytics.track('Two', {}, refused())
    await new Promise((resolve) => setTimeout(resolve, 1200))
    jest.restoreAllMocks()
    expect(scripts()).toBe(0)
  })

  test('no more than a thousand calls are held', async () => {
    const analytics = await startAnalytics({ settings: tracking })
    for (let call = 0; call < 1000; call++) await analytics.track('Held')
    const ctx = await analytics.track('Too many')
    expect(ctx.logs().map(({ message }) => message)).toContain(
      '[segment-matomo] left-out: the call: 1000 calls wait already (docs/debugging.md#left-out)',
    )
    await analytics.track('Agreed', {}, agreed())
    expect(pushed()).toHaveLength(1 + 1000 + 1)
  })
})

describe('to cookies', () => {
  test('a matomo.js of the page that knows of none keeps its site', async () => {
    const setSiteId = jest.fn()
    const tracker = { getSiteId: () => 1, getTrackerUrl: () => 'https://matomo.test/matomo.php', setSiteId }
    window.Matomo = { getAsyncTrackers: () => [tracker] }
    window._paq = {
      push: ([apply]: never[] = []) => typeof apply === 'function' && (apply as () => void).call(tracker),
    }
    await startAnalytics({ settings: cookies })
    expect(setSiteId.mock.calls.at(-1) ?? [1]).toEqual([1])
  })

  describe('a cart that an earlier page has stored, without consent on this one, is taken out of the browser', () => {
    const key = 'segment-matomo:cart:1'
    beforeEach(() => (localStorage[key] = JSON.stringify([{ sku: 'tea', price: 5, quantity: 1 }])))

    test.each<[string, (analytics: Analytics) => unknown]>([
      ['by reset()', (analytics) => analytics.reset()],
      ['by an order', (analytics) => analytics.track('Order Completed', { order_id: '1' })],
      ['by deregister()', (analytics) => analytics.deregister('Piwik')],
      ['by a refusal', (analytics) => analytics.track('Two', {}, refused())],
    ])('%s', async (_, end) => {
      const analytics = await startAnalytics({ settings: cookies })
      await analytics.track('One')
      expect(localStorage.getItem(key)).not.toBeNull()
      await end(analytics)
      expect(localStorage.getItem(key)).toBeNull()
    })
  })

  test('taken back, the cart is kept in memory', async () => {
    const analytics = await startAnalytics({ settings: cookies })
    await analytics.track('Product Added', { sku: 'tea', price: 5 }, agreed())
    await analytics.track('Product Added', { sku: 'mug', price: 6 }, refused())
    expect(localStorage.getItem('segment-matomo:cart:1')).toBeNull()
    expect(pushed().at(-1)).toEqual(['trackEcommerceCartUpdate', 11])
  })

  test('calls are sent before it; it is given, taken back and given again', async () => {
    const analytics = await startAnalytics({ settings: cookies })
    expect(scripts()).toBe(1)
    expect(window._paq).toEqual(expect.arrayContaining([['requireCookieConsent']]))
    await analytics.track('One')
    await analytics.track('Two', {}, agreed())
    await analytics.track('Three', {}, refused())
    await analytics.track('Four', {}, agreed())
    expect(pushed()).toEqual([
      ['trackEvent', 'All', 'One'],
      ['setCookieConsentGiven'],
      ['trackEvent', 'All', 'Two'],
      ['forgetCookieConsentGiven'],
      ['trackEvent', 'All', 'Three'],
      ['setCookieConsentGiven'],
      ['trackEvent', 'All', 'Four'],
    ])
  })

  test('the cart is stored only after it', async () => {
    const analytics = await startAnalytics({ settings: cookies })
    const stored = () => localStorage.getItem('segment-matomo:cart:1')
    await analytics.track('Product Added', { sku: 'tea', price: 5 })
    expect(stored()).toBeNull()
    await analytics.track('Product Added', { sku: 'mug', price: 5 }, agreed())
    expect(stored()).toMatch(/tea.*mug/)
  })

  test('without cookies at all, the cart is kept in memory', async () => {
    const analytics = await startAnalytics({ settings: { cookies: false } })
    await analytics.track('Product Added', { sku: 'tea', price: 5 })
    await analytics.track('Product Added', { sku: 'mug', price: 6 })
    expect(localStorage.getItem('segment-matomo:cart:1')).toBeNull()
    expect(pushed().at(-1)).toEqual(['trackEcommerceCartUpdate', 11])
  })

  test('given by the banner, the cart is stored at once', async () => {
    const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.test', consent: { require: 'cookies' } })
    const analytics = await startAnalytics({ plugins: [plugin] })
    await analytics.track('Product Added', { sku: 'tea', price: 5 })
    plugin.consent.given()
    expect(localStorage.getItem('segment-matomo:cart:1')).toContain('tea')
  })
})

test.each(['none', { require: 'everything' }, { require: 'tracking', categories: 'C0002' }])(
  'the setting %j is an error',
  async (consent) => {
    const warnings = jest.spyOn(console, 'warn').mockImplementation()
    const analytics = await startAnalytics({ settings: { consent } as never })
    expect(analytics.queue.failedInitializations).toEqual(['Piwik'])
    expect(String(warnings.mock.calls[0]?.[1])).toContain('consent')
    warnings.mockRestore()
  },
)

describe('Segment’s consent tools', () => {
  const piwik = {
    ...{ siteId: '3', url: 'https://matomo.test', type: 'browser', bundlingStatus: 'bundled' },
    ...{ versionSettings: { componentTypes: ['browser'] }, consentSettings: { categories: ['C0002'] } },
  }
  let running: Analytics | undefined
  afterEach(async () => {
    await running?.deregister('Piwik')
  })
  const start = async (consentModel: 'opt-in' | 'opt-out', categories: Categories) => {
    const analytics = new AnalyticsBrowser()
    createWrapper<AnalyticsBrowser>({
      getCategories: () => categories,
      shouldLoadSegment: (ctx) => ctx.load({ consentModel }),
    })(analytics)
    // The wrapper's load has a type of its own.
    ;(analytics.load as (...args: unknown[]) => unknown)(
      {
        writeKey: 'test',
        cdnSettings: {
          integrations: { 'Segment.io': { apiKey: 'test' }, Piwik: piwik },
          consentSettings: { allCategories: ['C0002'], hasUnmappedDestinations: false },
        },
        plugins: [matomo],
      },
      { updateCDNSettings: adoptPiwik, integrations: { 'Segment.io': false } },
    )
    const [instance] = await analytics
    running = instance
    return instance
  }

  test('opt-in, refused: Matomo is never contacted', async () => {
    const analytics = await start('opt-in', { C0002: false })
    await analytics.track('Played')
    expect(window._paq).toBeUndefined()
    expect(scripts()).toBe(0)
  })

  test('opt-in, given', async () => {
    const analytics = await start('opt-in', { C0002: true })
    await analytics.track('Played')
    expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  })

  test('opt-out: events are blocked and flow again', async () => {
    const categories = { C0002: false }
    const analytics = await start('opt-out', categories)
    await analytics.track('One')
    expect(pushed()).toEqual([])
    categories.C0002 = true
    await analytics.track('Two')
    expect(pushed()).toEqual([['trackEvent', 'All', 'Two']])
  })
})
