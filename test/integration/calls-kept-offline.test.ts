import type { Analytics } from '@segment/analytics-next'
import { pageConsent } from '../../src/destination/page-consent'
import { TRACKING } from './support/consent'
import { freezeClock, passTime } from './support/freeze-clock'
import { messagesOf } from './support/messages-of'
import { runMatomo } from './support/run-matomo'
import { cleanPage, pushed, pushedOf, startAnalytics } from './support/start-analytics'
import { keptCalls, storedCart } from './support/stored'

freezeClock()
beforeEach(cleanPage)
// jsdom has no fetch, and a browser that cannot ask takes a loaded matomo.js for the proof of a network.
beforeEach(() => {
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'))
})
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'fetch')
  jest.restoreAllMocks()
})

type Options = Parameters<typeof startAnalytics>[0]

/** Sets what the browser says of its network, and sends the event of that change. */
function setOnline(isOnline: boolean): void {
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
}

/** A page on which matomo.js runs, and the browser is offline. */
async function startOffline(options?: Options): Promise<Analytics> {
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const analytics = await startAnalytics(options)
  runMatomo()
  setOnline(false)
  return analytics
}

/** Ends the page, as a browser that is killed does, but keeps what is stored; the next page is online. */
async function leave(): Promise<void> {
  const stored = Object.entries(localStorage).map(([key, value]) => [key, String(value)] as const)
  await cleanPage()
  for (const [key, value] of stored) localStorage.setItem(key, value)
  setOnline(true)
}

/** Starts the next page. Resolves once the calls of earlier pages have been read. */
async function startNext(options?: Options): Promise<Analytics> {
  const analytics = await startAnalytics(options)
  await Promise.resolve()
  return analytics
}

test('calls that are held because the browser is offline are sent on the next page, in order, with their own time and URL, and then as on any page', async () => {
  const analytics = await startOffline()
  await analytics.track('One')
  passTime(60_000)
  history.pushState(null, '', '/next')
  await analytics.page()
  await analytics.track('Two')
  await leave()
  passTime(60_000)
  history.replaceState(null, '', '/later')
  const next = await startNext()
  await next.track('Three')
  expect(pushed()).toEqual([
    ['setCustomUrl', 'https://shop.test/'],
    ['appendToTrackingUrl', 'cdo=120'],
    ['trackEvent', 'All', 'One'],
    ['appendToTrackingUrl', ''],
    ['setCustomUrl', 'https://shop.test/next'],
    ['setCustomUrl', 'https://shop.test/next'],
    ['setDocumentTitle', 'Shop'],
    ['appendToTrackingUrl', 'cdo=60'],
    ['trackPageView'],
    ['appendToTrackingUrl', ''],
    ['appendToTrackingUrl', 'cdo=60'],
    ['trackEvent', 'All', 'Two'],
    ['appendToTrackingUrl', ''],
    ['setDocumentTitle', 'Shop'],
    ['setCustomUrl', 'https://shop.test/later'],
    ['trackEvent', 'All', 'Three'],
  ])
  expect(keptCalls()).toEqual([])
})

test('resets keep their places among the calls, and the page that sends them goes on with its own user', async () => {
  const analytics = await startOffline()
  await analytics.identify('ann')
  await analytics.track('One')
  analytics.reset()
  await analytics.track('Two')
  await analytics.identify('bob')
  await analytics.track('Three')
  await leave()
  const next = await startNext()
  await next.identify('cleo')
  await next.track('Four')
  expect(pushed()).toEqual([
    ['setUserId', 'ann'],
    ['trackEvent', 'All', 'One'],
    ['resetUserId'],
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackEvent', 'All', 'Two'],
    ['appendToTrackingUrl', ''],
    ['setUserId', 'bob'],
    ['trackEvent', 'All', 'Three'],
    ['resetUserId'],
    ['setUserId', 'cleo'],
    ['trackEvent', 'All', 'Four'],
  ])
})

test('a reset behind the last held call lets the next page start a visit', async () => {
  const analytics = await startOffline()
  await analytics.identify('ann')
  await analytics.track('One')
  analytics.reset()
  await leave()
  const next = await startNext()
  await next.track('Two')
  expect(pushed().slice(-4)).toEqual([
    ['resetUserId'],
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackEvent', 'All', 'Two'],
    ['appendToTrackingUrl', ''],
  ])
})

test('a reset before the browser went offline starts one visit, not another one on the next page', async () => {
  const analytics = await startAnalytics()
  await analytics.identify('ann')
  analytics.reset()
  runMatomo()
  setOnline(false)
  await analytics.track('One')
  await leave()
  const next = await startNext()
  await next.track('Two')
  expect(pushed().filter(([, parameters]) => parameters === 'new_visit=1')).toHaveLength(1)
})

test('what is stored is what would be sent: no other field of the event, no user id but the one that the settings make', async () => {
  const analytics = await startOffline({ settings: { userId: (id) => `hash of ${id.length}` } })
  await analytics.identify('ann@example.org', { email: 'ann@example.org' })
  await analytics.track('Signed up', { value: 5, password: 'secret' })
  const [text] = keptCalls()
  expect(text).toContain('hash of 15')
  expect(text).not.toMatch(/ann@|secret|email/)
  await leave()
  await startNext({ settings: { userId: () => 'mapped twice' } })
  expect(pushed()).toEqual([
    ['setUserId', 'hash of 15'],
    ['trackEvent', 'All', 'Signed up', undefined, 5],
    ['resetUserId'],
  ])
})

test('middleware has its say before calls are stored, and is not asked again', async () => {
  const analytics = await startOffline()
  await analytics.addDestinationMiddleware('Piwik', ({ payload, next }) => {
    if (payload.obj.event !== 'Secret') next(payload)
  })
  await analytics.track('Secret')
  await analytics.track('One')
  await leave()
  const next = await startAnalytics()
  await next.addDestinationMiddleware('Piwik', () => undefined)
  await next.track('Two')
  expect(pushed().filter(([method]) => method === 'trackEvent')).toEqual([['trackEvent', 'All', 'One']])
})

test('a cart that was filled offline goes on from there on the next page', async () => {
  const analytics = await startOffline()
  await analytics.track('Product Added', { sku: 'tea', price: 5 })
  await analytics.track('Product Added', { sku: 'mug', price: 5 })
  expect(storedCart()).toBeNull()
  await leave()
  const next = await startNext()
  await next.track('Product Added', { sku: 'cup', price: 5 })
  const updates = pushed().filter(([method]) => method === 'trackEcommerceCartUpdate')
  expect(updates.map(([, total]) => total)).toEqual([5, 10, 15])
})

test('custom dimensions and variables of held calls do not stay for the calls of the page that sends them', async () => {
  const settings = { customDimensions: { 'traits.tier': 1 } }
  const analytics = await startOffline({ settings })
  await analytics.identify('ann', { tier: 'gold' })
  await analytics.track('One', {}, { integrations: { Piwik: { customVars: { 1: ['a', 'b'] } } } })
  localStorage.removeItem('ajs_user_traits')
  localStorage.removeItem('ajs_user_id')
  await leave()
  await startNext({ settings })
  expect(pushed()).toEqual([
    ['setUserId', 'ann'],
    ['setCustomDimension', 1, 'gold'],
    ['setCustomVariable', '1', 'a', 'b', 'page'],
    ['trackEvent', 'All', 'One'],
    ['deleteCustomVariables', 'page'],
    ['resetUserId'],
    ['deleteCustomDimension', 1],
  ])
})

test('calls survive several pages that are offline, and keep their order', async () => {
  const analytics = await startOffline()
  await analytics.track('One')
  await leave()
  const second = await startOffline()
  await second.track('Two')
  expect(keptCalls()).toHaveLength(2)
  await leave()
  setOnline(false)
  // On this page matomo.js does not even load.
  const third = await startAnalytics()
  await third.track('Three')
  expect(pushed()).toEqual([])
  await leave()
  const last = await startNext()
  await last.track('Four')
  const events = pushed().filter(([method]) => method === 'trackEvent')
  expect(events.map(([, , name]) => name)).toEqual(['One', 'Two', 'Three', 'Four'])
})

test('calls that are sent when the browser is online again are stored no longer', async () => {
  const analytics = await startOffline()
  await analytics.track('One')
  expect(keptCalls()).toHaveLength(1)
  setOnline(true)
  expect(keptCalls()).toEqual([])
})

test('a page that is left leaves what it holds to the next page, even if it hears that the browser is online', async () => {
  const analytics = await startOffline()
  const given = runMatomo()
  await analytics.track('One')
  window.dispatchEvent(new Event('pagehide'))
  setOnline(true)
  await analytics.track('Two')
  expect(given).toEqual([])
  await leave()
  await startNext()
  expect(pushedOf('trackEvent').map(([, , name]) => name)).toEqual(['One', 'Two'])
})

test('calls that another page has taken over are not sent a second time', async () => {
  const analytics = await startAnalytics()
  const given = runMatomo()
  setOnline(false)
  await analytics.identify('ann')
  const taken = await analytics.track('One')
  for (const key of Object.keys(localStorage)) if (key.includes(':held:')) localStorage.removeItem(key)
  setOnline(true)
  await analytics.track('Two')
  expect(given).toEqual([
    ['setUserId', 'ann'],
    ['trackEvent', 'All', 'Two'],
  ])
  expect(messagesOf(taken)).toContain(
    '[segment-matomo] left-out: The call was not sent to Matomo because another page of the site has taken it over, and sends it. (https://unpkg.com/segment-matomo@1/docs/debugging.md#left-out)',
  )
})

test('calls that are older than 24 hours are deleted, and not sent', async () => {
  const analytics = await startOffline()
  await analytics.track('One')
  passTime(12 * 60 * 60 * 1000)
  await analytics.track('Two')
  await leave()
  passTime(12 * 60 * 60 * 1000)
  await startNext()
  const events = pushed().filter(([method]) => method === 'trackEvent')
  expect(events.map(([, , name]) => name)).toEqual(['Two'])
  expect(keptCalls()).toEqual([])
})

test('the next page sends nothing before the visitor has agreed', async () => {
  const analytics = await startOffline({ settings: TRACKING })
  pageConsent.given()
  await analytics.track('One')
  await leave()
  await startNext({ settings: TRACKING })
  expect(pushed()).toEqual([])
  expect(keptCalls()).toHaveLength(1)
  pageConsent.given()
  await Promise.resolve()
  await Promise.resolve()
  expect(pushed()).toContainEqual(['trackEvent', 'All', 'One'])
  expect(keptCalls()).toEqual([])
})

test('what earlier pages have left is deleted when the visitor refuses', async () => {
  const analytics = await startOffline({ settings: TRACKING })
  pageConsent.given()
  await analytics.track('One')
  await leave()
  await startNext({ settings: TRACKING })
  pageConsent.refused()
  expect(keptCalls()).toEqual([])
  pageConsent.given()
  await Promise.resolve()
  expect(pushed().filter(([method]) => method === 'trackEvent')).toEqual([])
})

test.each<[string, Options]>([
  ['disableClientPersistence', { load: { disableClientPersistence: true } }],
  ['cookies: false', { settings: { cookies: false } }],
  ['a decision about consent that is missing', { settings: { consent: { require: 'cookies' } } }],
])('nothing is stored with %s', async (_, options) => {
  const analytics = await startOffline(options)
  await analytics.track('One')
  expect(keptCalls()).toEqual([])
})

test('an opt-out on the page before deletes what is stored', async () => {
  const analytics = await startOffline()
  await analytics.track('One')
  await leave()
  document.cookie = 'mtm_consent_removed=1'
  await startNext()
  expect(keptCalls()).toEqual([])
  expect(pushed()).toEqual([])
})

test('calls are kept for their site, and not sent to another one', async () => {
  const analytics = await startOffline()
  await analytics.track('One')
  await leave()
  await startNext({ settings: { siteId: 2 } })
  expect(pushed()).toEqual([])
  expect(keptCalls()).toHaveLength(1)
})

test('a deregistered destination leaves no held calls for the next page', async () => {
  const analytics = await startOffline()
  await analytics.track('One')
  await analytics.deregister('Piwik')
  expect(keptCalls()).toEqual([])
})

test('no more than 100 calls are kept: the latest, and it is said that the others are not', async () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation()
  const analytics = await startOffline()
  for (let call = 0; call < 103; call++) await analytics.track(`Call ${call}`)
  expect(warned.mock.calls.flat().filter((text) => String(text).includes('held: '))).toHaveLength(1)
  await leave()
  await startNext()
  const events = pushed().filter(([method]) => method === 'trackEvent')
  expect(events).toHaveLength(100)
  expect(events[0]).toEqual(['trackEvent', 'All', 'Call 3'])
})

test('a call that analytics.js itself keeps for the next page load is not one that was held', async () => {
  const analytics = await startOffline()
  const { event } = await analytics.track('One')
  await analytics.register({
    name: 'Fails',
    type: 'before',
    version: '1',
    isLoaded: () => true,
    load: () => Promise.resolve(),
    track: () => Promise.reject(new Error('offline')),
  })
  void analytics.track('Two')
  await new Promise((resolve) => setTimeout(resolve, 50))
  window.dispatchEvent(new Event('pagehide'))
  const persisted = Object.entries(localStorage).filter(([key]) => key.startsWith('persisted-queue'))
  const text = JSON.stringify(persisted)
  expect(text).toContain('Two')
  expect(text).not.toContain(event.messageId)
  expect(keptCalls().join()).not.toContain('Two')
})
