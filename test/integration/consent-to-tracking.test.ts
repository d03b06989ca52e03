import { agreed, refused, TRACKING } from './support/consent'
import { freezeClock } from './support/freeze-clock'
import { messagesOf } from './support/messages-of'
import { countScripts, findScript } from './support/scripts'
import { cleanPage, pushed, queued, startAnalytics } from './support/start-analytics'
import { storeCart, storedCart, storedKeys } from './support/stored'
import { wait } from './support/wait'

freezeClock()
beforeEach(cleanPage)

test('nothing is loaded or recorded before consent to tracking; then the held calls come first, in order', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  await analytics.identify('ann')
  history.replaceState(null, '', '/one')
  await analytics.page()
  await analytics.track('Played')
  expect(queued()).toContainEqual(['requireConsent'])
  expect(pushed()).toEqual([])
  expect(countScripts()).toBe(0)
  history.replaceState(null, '', '/two')
  await analytics.track('Agreed', {}, agreed())
  expect(countScripts()).toBe(1)
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

test('ready() does not wait for consent to tracking', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  await analytics.ready()
})

test('refused consent drops the held calls and those that follow, and nothing is loaded or stored', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  const held = await analytics.track('Product Added', { sku: 'tea', price: 5 })
  const ctx = await analytics.track('Refused', {}, refused())
  await analytics.track('Later')
  expect(pushed()).toEqual([])
  expect(countScripts()).toBe(0)
  expect(storedCart()).toBeNull()
  const why =
    '[segment-matomo] left-out: The call was not sent to Matomo because the visitor has refused consent. Calls are sent again as soon as consent is given. (https://unpkg.com/segment-matomo@1/docs/debugging.md#left-out)'
  expect(messagesOf(held)).toContain(why)
  expect(messagesOf(ctx)).toContain(why)
})

test('consent to tracking can be taken back and given again: the calls between are dropped', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
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
  expect(countScripts()).toBe(1)
})

test('consent given a second time while matomo.js is loading adds no second script, whatever the script’s name', async () => {
  const settings = { ...TRACKING, scriptUrl: 'https://cdn.test/m.js' }
  const analytics = await startAnalytics({ settings })
  await analytics.track('One', {}, agreed())
  await analytics.track('Two', {}, refused())
  await analytics.track('Three', {}, agreed())
  expect(countScripts()).toBe(1)
})

test('matomo.js is not tried again after consent was refused', async () => {
  jest.spyOn(console, 'warn').mockImplementation()
  const analytics = await startAnalytics({ settings: TRACKING })
  await analytics.track('One', {}, agreed())
  findScript().dispatchEvent(new Event('error'))
  await analytics.track('Two', {}, refused())
  await wait(1_200)
  jest.restoreAllMocks()
  expect(countScripts()).toBe(0)
})

test('reset() before consent takes the cart of the page before out of the browser at once', async () => {
  storeCart()
  const analytics = await startAnalytics({ settings: TRACKING })
  analytics.reset()
  expect(storedCart()).toBeNull()
})

test('refused consent removes everything that the plugin has stored', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  await analytics.track('Agreed', {}, agreed())
  await analytics.identify('ann')
  analytics.reset()
  expect(storedKeys()).toEqual(['segment-matomo:reset:1'])
  await analytics.track('Refused', {}, refused())
  expect(storedKeys()).toEqual([])
})
