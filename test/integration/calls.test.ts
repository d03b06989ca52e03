import { freezeClock } from './support/freeze-clock'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

test('page, identify and track become a page view, a user id, a custom variable, a goal and an event', async () => {
  const analytics = await startAnalytics({ settings: { goals: { 'Order Completed': '2' } } })
  await analytics.page()
  await analytics.identify('ann')
  await analytics.track(
    'Order Completed',
    { revenue: '$19.90', category: 'Shop' },
    { integrations: { Piwik: { customVars: { 1: ['plan', 'free'] } } } },
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

test('the user id of a returning visitor is pushed before the first page view', async () => {
  localStorage.setItem('ajs_user_id', JSON.stringify('ann'))
  const analytics = await startAnalytics()
  await analytics.page()
  expect(pushed()[0]).toEqual(['setUserId', 'ann'])
})

test('custom variables count in the options of a call that analytics.js moves into the context', async () => {
  const analytics = await startAnalytics()
  await analytics.track('Played', {}, { Matomo: { cvar: { 2: ['tier', 'gold'] } } })
  expect(pushed()[0]).toEqual(['setCustomVariable', '2', 'tier', 'gold', 'page'])
})
