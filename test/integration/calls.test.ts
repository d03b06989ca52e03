import { startAnalytics, cleanPage, pushed } from './support/start-analytics'

beforeEach(cleanPage)

test('the start: configuration first, then one async script', async () => {
  await startAnalytics()
  expect(window._paq).toEqual([
    ['setSiteId', 1],
    ['setTrackerUrl', 'https://matomo.test/matomo.php'],
    ['enableLinkTracking'],
  ])
  const scripts = [...document.querySelectorAll('script')]
  expect(scripts.map(({ src, async }) => [src, async])).toEqual([['https://matomo.test/matomo.js', true]])
})

test('page, identify and track', async () => {
  const analytics = await startAnalytics({ settings: { goals: { 'Order Completed': '2' } } })
  await analytics.page()
  await analytics.identify('ann')
  await analytics.track(
    'Order Completed',
    { revenue: '$19.90', category: 'Shop' },
    {
      integrations: { Piwik: { customVars: { 1: ['plan', 'free'] } } },
    },
  )
  expect(pushed()).toEqual([
    ['setCustomUrl', 'https://shop.test/'],
    ['setDocumentTitle', 'Shop'],
    ['trackPageView'],
    ['setUserId', 'ann'],
    ['setCustomVariable', '1', 'plan', 'free', 'page'],
    ['trackGoal', 2, 19.9],
    ['trackEvent', 'Shop', 'Order Completed', undefined, 19.9],
  ])
})

test('a returning visitor is known on the first page view', async () => {
  localStorage.setItem('ajs_user_id', JSON.stringify('ann'))
  const analytics = await startAnalytics()
  await analytics.page()
  expect(pushed()[0]).toEqual(['setUserId', 'ann'])
})

test('options of a call that analytics.js moves into the context', async () => {
  const analytics = await startAnalytics()
  await analytics.track('Played', {}, { Matomo: { cvar: { 2: ['tier', 'gold'] } } })
  expect(pushed()[0]).toEqual(['setCustomVariable', '2', 'tier', 'gold', 'page'])
})

test('what is left out is said in the context’s log, and the rest is sent', async () => {
  const analytics = await startAnalytics()
  const ctx = await analytics.track(
    'Played',
    {},
    { integrations: { Piwik: { customVars: { 9: ['a', 'b'] } } } },
  )
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  expect(
    ctx
      .logs()
      .filter(({ level }) => level === 'warn')
      .map(({ message }) => message),
  ).toEqual(['[segment-matomo] left out the custom variable at "9": the index should be from 1 to 5'])
})

test('debug: true logs each call with the commands that it became', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation()
  const analytics = await startAnalytics({ settings: { debug: true } })
  await analytics.track('Played')
  expect(JSON.stringify(log.mock.calls)).toContain('["trackEvent","All","Played"]')
  log.mockRestore()
})
