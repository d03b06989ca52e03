import { cleanPage, startAnalytics } from './support/start-analytics'

let pushed: unknown[][]
const goOnline = (isOnline: boolean) => {
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
}
/** A matomo.js that runs: it sends at once, and what cannot be sent is lost. */
const runMatomo = () => {
  window._paq = { push: (...entries: never[]) => void pushed.push(...entries) }
}

beforeEach(async () => {
  await cleanPage()
  pushed = []
})
afterEach(() => jest.restoreAllMocks())

test('while the browser is offline calls wait, and are sent in their order, with their own address', async () => {
  const analytics = await startAnalytics()
  runMatomo()
  goOnline(false)
  await analytics.track('One')
  analytics.reset()
  await analytics.track('Two')
  history.pushState(null, '', '/next')
  expect(pushed).toEqual([])
  goOnline(true)
  await analytics.track('Three')
  expect(pushed).toEqual([
    ['trackEvent', 'All', 'One'],
    ['resetUserId'],
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackEvent', 'All', 'Two'],
    ['appendToTrackingUrl', ''],
    ['setCustomUrl', 'https://shop.test/next'],
    ['trackEvent', 'All', 'Three'],
  ])
})

test('they say how long they waited', async () => {
  const analytics = await startAnalytics()
  runMatomo()
  goOnline(false)
  await analytics.track('One')
  const now = Date.now()
  jest.spyOn(Date, 'now').mockReturnValue(now + 60_000)
  goOnline(true)
  expect(pushed[0]).toEqual(['appendToTrackingUrl', expect.stringMatching(/^cdo=(59|60|61)$/)])
})

test('a call made before the browser has said that it is online again does not overtake', async () => {
  const analytics = await startAnalytics()
  runMatomo()
  goOnline(false)
  await analytics.track('One')
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
  await analytics.track('Two')
  expect(pushed.map(([, , name]) => name)).toEqual(['One', 'Two'])
})

test('before matomo.js is in, calls wait in its queue as ever', async () => {
  const analytics = await startAnalytics()
  goOnline(false)
  await analytics.track('One')
  expect(window._paq).toContainEqual(['trackEvent', 'All', 'One'])
})

test('a cart that waits for its end, a reset that is held, is not stored for the next page meanwhile', async () => {
  const analytics = await startAnalytics()
  runMatomo()
  await analytics.track('Product Added', { sku: 'tea', price: 5 })
  goOnline(false)
  await analytics.track('Product Added', { sku: 'mug', price: 5 })
  expect(localStorage['segment-matomo:cart:1']).toContain('tea')
  analytics.reset()
  expect(localStorage['segment-matomo:cart:1']).toBeUndefined()
  await analytics.track('Product Added', { sku: 'cup', price: 5 })
  goOnline(true)
  const totals = pushed.filter(([method]) => method === 'trackEcommerceCartUpdate')
  expect(totals.map(([, total]) => total)).toEqual([5, 10, 5])
  expect(localStorage['segment-matomo:cart:1']).toContain('cup')
})

test('a destination that was taken away sends nothing more', async () => {
  const analytics = await startAnalytics()
  runMatomo()
  goOnline(false)
  await analytics.track('One')
  await analytics.deregister('Piwik')
  goOnline(true)
  expect(pushed).toEqual([])
})
