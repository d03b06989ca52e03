import { matomo } from '../../src'
import { freezeClock } from './support/freeze-clock'
import { addTracker, runMatomo } from './support/run-matomo'
import { countScripts } from './support/scripts'
import { cleanPage, pushed, queued, SITE, startAnalytics } from './support/start-analytics'
import { storedCart } from './support/stored'

freezeClock()
beforeEach(cleanPage)

test('a deregistered plugin pushes nothing more, for calls and resets', async () => {
  const analytics = await startAnalytics()
  await analytics.deregister('Piwik')
  await analytics.track('Played')
  analytics.reset()
  expect(pushed()).toEqual([])
})

test('deregister() takes the user back from matomo.js, which stays on the page', async () => {
  const analytics = await startAnalytics()
  await analytics.identify('ann')
  await analytics.deregister('Piwik')
  expect(pushed()).toEqual([['setUserId', 'ann'], ['resetUserId']])
})

test('deregister() takes a group’s dimension back, also where no user is known', async () => {
  const analytics = await startAnalytics({ settings: { customDimensions: { 'group.id': 4 } } })
  await analytics.group('acme')
  await analytics.deregister('Piwik')
  expect(pushed()).toContainEqual(['deleteCustomDimension', 4])
})

test('a plugin that is registered again has no cart, sets the user again, and does not load matomo.js again', async () => {
  const analytics = await startAnalytics()
  await analytics.identify('ann')
  await analytics.track('Product Added', { sku: 'tea', price: 5 })
  await analytics.deregister('Piwik')
  expect(storedCart()).toBeNull()
  await analytics.track('Unheard')
  await analytics.register(matomo(SITE))
  window._paq = []
  await analytics.track('Product Added', { sku: 'mug', price: 6 })
  expect(queued()).toEqual([
    ['setUserId', 'ann'],
    ['setReferrerUrl', ''],
    ['setCustomUrl', 'https://shop.test/'],
    ['trackEvent', 'All', 'Product Added'],
    ['clearEcommerceCart'],
    ['addEcommerceItem', 'mug', undefined, undefined, 6, 1],
    ['trackEcommerceCartUpdate', 6],
  ])
  expect(countScripts()).toBe(1)
})

test('a plugin registered again after the app has moved on names the new URL, and removes custom variables at the page view', async () => {
  const analytics = await startAnalytics()
  await analytics.page({}, { integrations: { Piwik: { customVars: { 1: ['Size', 'L'] } } } })
  await analytics.deregister('Piwik')
  const given = runMatomo()
  history.replaceState(null, '', '/next')
  await analytics.register(matomo(SITE))
  given.length = 0
  await analytics.track('Played')
  expect(given).toEqual([
    ['setReferrerUrl', ''],
    ['setCustomUrl', 'https://shop.test/next'],
    ['trackEvent', 'All', 'Played'],
  ])
  given.length = 0
  await analytics.page()
  expect(given[0]).toEqual(['deleteCustomVariables', 'page'])
})

test('a plugin that is registered again gives its first page view the document’s referrer, not the one of the plugin before', async () => {
  const analytics = await startAnalytics()
  await analytics.page()
  history.replaceState(null, '', '/next')
  await analytics.page()
  expect(pushed()).toContainEqual(['setReferrerUrl', 'https://shop.test/'])
  await analytics.deregister('Piwik')
  const given = runMatomo()
  await analytics.register(matomo(SITE))
  await analytics.page()
  expect(given).toContainEqual(['setReferrerUrl', ''])
})

test('a plugin that starts after the app has moved on, beside a Matomo that runs, names the new URL and leaves custom variables alone', async () => {
  const analytics = await startAnalytics({ plugins: [] })
  const given = runMatomo()
  history.replaceState(null, '', '/next')
  await analytics.register(matomo(SITE))
  given.length = 0
  await analytics.track('Played')
  expect(given).toEqual([
    ['setCustomUrl', 'https://shop.test/next'],
    ['trackEvent', 'All', 'Played'],
  ])
  given.length = 0
  await analytics.page()
  // Custom variables that are set there belong to the page's own code.
  expect(given[0]).toEqual(['setCustomUrl', 'https://shop.test/next'])
})

test('a plugin that is registered again while its script is loading adds no second script, whatever the script’s name', async () => {
  const settings = { ...SITE, scriptUrl: 'https://cdn.test/m.js' }
  const analytics = await startAnalytics({ settings })
  await analytics.deregister('Piwik')
  await analytics.register(matomo(settings))
  expect(countScripts()).toBe(1)
})

test('a plugin that is registered again does not take the first one’s commands for a snippet of the page', async () => {
  const warned = jest.spyOn(console, 'warn')
  const analytics = await startAnalytics()
  await analytics.page()
  await analytics.deregister('Piwik')
  await analytics.register(matomo(SITE))
  for (const start of window.matomoPluginAsyncInit ?? []) start()
  await analytics.deregister('Piwik')

  runMatomo()
  addTracker()
  await analytics.register(matomo(SITE))
  await analytics.track('Played')
  expect(warned).not.toHaveBeenCalled()
  warned.mockRestore()
})

test('a plugin that is registered again does not add its further trackers a second time', async () => {
  const settings = { ...SITE, trackers: [{ serverUrl: 'https://two.test', siteId: 2 }] }
  const analytics = await startAnalytics({ settings })
  await analytics.deregister('Piwik')
  await analytics.register(matomo(settings))
  expect(queued().filter(([method]) => method === 'addTracker')).toHaveLength(1)
})
