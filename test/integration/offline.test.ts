import { freezeClock, passTime } from './support/freeze-clock'
import { runMatomo } from './support/run-matomo'
import { cleanPage, queued, startAnalytics } from './support/start-analytics'
import { storedCart } from './support/stored'

freezeClock()
beforeEach(cleanPage)
afterEach(() => jest.restoreAllMocks())

/** Sets what the browser says of its network, and sends the event of that change. */
function setOnline(isOnline: boolean): void {
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
}

test('calls wait while the browser is offline, and are then sent in their order, with their own URL', async () => {
  const analytics = await startAnalytics()
  const given = runMatomo()
  setOnline(false)
  await analytics.track('One')
  history.pushState(null, '', '/next')
  await analytics.identify('ann')
  await analytics.track('Two')
  expect(given).toEqual([])
  setOnline(true)
  await analytics.track('Three')
  expect(given).toEqual([
    ['trackEvent', 'All', 'One'],
    ['setUserId', 'ann'],
    ['setCustomUrl', 'https://shop.test/next'],
    ['trackEvent', 'All', 'Two'],
    ['trackEvent', 'All', 'Three'],
  ])
})

test('a call that waited while the browser was offline is sent with its age', async () => {
  const analytics = await startAnalytics()
  const given = runMatomo()
  setOnline(false)
  await analytics.track('One')
  passTime(60_000)
  setOnline(true)
  expect(given[0]).toEqual(['appendToTrackingUrl', 'cdo=60'])
})

test('a call made before the browser sends its online event does not overtake those that wait', async () => {
  const analytics = await startAnalytics()
  const given = runMatomo()
  setOnline(false)
  await analytics.track('One')
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
  await analytics.track('Two')
  expect(given.map(([, , name]) => name)).toEqual(['One', 'Two'])
})

test('calls are pushed into _paq while the browser is offline and matomo.js is not loaded', async () => {
  const analytics = await startAnalytics()
  setOnline(false)
  await analytics.track('One')
  expect(queued()).toContainEqual(['trackEvent', 'All', 'One'])
})

test('a cart whose reset is held while the browser is offline is not stored for the next page', async () => {
  const analytics = await startAnalytics()
  const given = runMatomo()
  await analytics.track('Product Added', { sku: 'tea', price: 5 })
  setOnline(false)
  await analytics.track('Product Added', { sku: 'mug', price: 5 })
  expect(storedCart()).toContain('tea')
  analytics.reset()
  expect(storedCart()).toBeNull()
  await analytics.track('Product Added', { sku: 'cup', price: 5 })
  setOnline(true)
  const totals = given.filter(([method]) => method === 'trackEcommerceCartUpdate')
  expect(totals.map(([, total]) => total)).toEqual([5, 10, 5])
  expect(storedCart()).toContain('cup')
})

test('a deregistered destination does not send the calls that waited while the browser was offline', async () => {
  const analytics = await startAnalytics()
  const given = runMatomo()
  setOnline(false)
  await analytics.track('One')
  await analytics.deregister('Piwik')
  setOnline(true)
  expect(given).toEqual([])
})
