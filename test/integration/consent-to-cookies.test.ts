import type { Analytics } from '@segment/analytics-next'
import { matomo } from '../../src'
import { agreed, COOKIES, refused } from './support/consent'
import { freezeClock } from './support/freeze-clock'
import { countScripts } from './support/scripts'
import { cleanPage, pushed, queued, SITE, startAnalytics } from './support/start-analytics'
import { storeCart, storedCart } from './support/stored'

freezeClock()
beforeEach(cleanPage)

test('calls are sent before consent to cookies, which is given, taken back and given again', async () => {
  const analytics = await startAnalytics({ settings: COOKIES })
  expect(countScripts()).toBe(1)
  expect(queued()).toContainEqual(['requireCookieConsent'])
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

test.each<[string, (analytics: Analytics) => unknown]>([
  ['reset()', (analytics) => analytics.reset()],
  ['an order', (analytics) => analytics.track('Order Completed', { order_id: '1' })],
  ['deregister()', (analytics) => analytics.deregister('Piwik')],
  ['a refusal', (analytics) => analytics.track('Two', {}, refused())],
])('the cart that an earlier page has stored is removed by %s, also without consent', async (_, end) => {
  storeCart()
  const analytics = await startAnalytics({ settings: COOKIES })
  await analytics.track('One')
  expect(storedCart()).not.toBeNull()
  await end(analytics)
  expect(storedCart()).toBeNull()
})

test('the cart is stored only after consent to cookies', async () => {
  const analytics = await startAnalytics({ settings: COOKIES })
  await analytics.track('Product Added', { sku: 'tea', price: 5 })
  expect(storedCart()).toBeNull()
  await analytics.track('Product Added', { sku: 'mug', price: 5 }, agreed())
  expect(storedCart()).toMatch(/tea.*mug/)
})

test('the cart is kept in memory when consent to cookies is taken back', async () => {
  const analytics = await startAnalytics({ settings: COOKIES })
  await analytics.track('Product Added', { sku: 'tea', price: 5 }, agreed())
  await analytics.track('Product Added', { sku: 'mug', price: 6 }, refused())
  expect(storedCart()).toBeNull()
  expect(pushed().at(-1)).toEqual(['trackEcommerceCartUpdate', 11])
})

test('the cart is kept in memory with the setting cookies: false', async () => {
  const analytics = await startAnalytics({ settings: { cookies: false } })
  await analytics.track('Product Added', { sku: 'tea', price: 5 })
  await analytics.track('Product Added', { sku: 'mug', price: 6 })
  expect(storedCart()).toBeNull()
  expect(pushed().at(-1)).toEqual(['trackEcommerceCartUpdate', 11])
})

test('the cart is stored as soon as consent.given() is called', async () => {
  const plugin = matomo({ ...SITE, consent: { require: 'cookies' } })
  const analytics = await startAnalytics({ plugins: [plugin] })
  await analytics.track('Product Added', { sku: 'tea', price: 5 })
  plugin.consent.given()
  expect(storedCart()).toContain('tea')
})
