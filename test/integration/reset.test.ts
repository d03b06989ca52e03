import { freezeClock } from './support/freeze-clock'
import { runMatomo } from './support/run-matomo'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'
import { isResetStored, storedCart, storeReset } from './support/stored'

freezeClock()
beforeEach(cleanPage)

test('reset() is pushed at once, and the next hit starts a new visit', async () => {
  const analytics = await startAnalytics()
  await analytics.identify('ann')
  analytics.reset()
  expect(pushed()).toEqual([['setUserId', 'ann'], ['resetUserId']])
  await analytics.track('Played')
  expect(pushed().slice(2)).toEqual([
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackEvent', 'All', 'Played'],
    ['appendToTrackingUrl', ''],
  ])
})

test('reset() between calls of one tick keeps its place', async () => {
  const analytics = await startAnalytics()
  void analytics.identify('ann')
  void analytics.track('Before')
  analytics.reset()
  await analytics.track('After')
  expect(pushed()).toEqual([
    ['setUserId', 'ann'],
    ['trackEvent', 'All', 'Before'],
    ['resetUserId'],
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackEvent', 'All', 'After'],
    ['appendToTrackingUrl', ''],
  ])
})

test('reset() after calls of the same tick is pushed once those calls are, without another call', async () => {
  const analytics = await startAnalytics()
  const tracked = analytics.track('Before')
  analytics.reset()
  await tracked
  expect(pushed()).toEqual([['trackEvent', 'All', 'Before'], ['resetUserId']])
})

test('reset() is stored for the next page until there is a hit', async () => {
  const analytics = await startAnalytics()
  await analytics.identify('ann')
  analytics.reset()
  expect(isResetStored()).toBe(true)
  await analytics.track('One')
  expect(isResetStored()).toBe(false)
})

test('a reset of the page before starts a visit, also beside a resetUserId of the settings’ own commands', async () => {
  storeReset()
  const analytics = await startAnalytics({ settings: { commands: [['resetUserId']] } })
  await analytics.track('One')
  await analytics.track('Two')
  expect(pushed()).toEqual([
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackEvent', 'All', 'One'],
    ['appendToTrackingUrl', ''],
    ['trackEvent', 'All', 'Two'],
  ])
})

test('a reset that another tab has stored is not forgotten by a hit of this tab', async () => {
  runMatomo()
  const analytics = await startAnalytics()
  await analytics.identify('ann')
  analytics.reset()
  await analytics.track('One')
  storeReset()
  await analytics.track('Two')
  expect(isResetStored()).toBe(true)
})

test('reset() after the page view of somebody who was not logged in starts no visit on the next page', async () => {
  const analytics = await startAnalytics()
  await analytics.page()
  analytics.reset()
  expect(isResetStored()).toBe(false)
})

test('reset() behind a call that is under way takes the cart out of the browser at once', async () => {
  const analytics = await startAnalytics()
  await analytics.track('Product Added', { sku: 'tea', price: 5 })
  const tracked = analytics.track('Signed Out')
  analytics.reset()
  expect(storedCart()).toBeNull()
  await tracked
  await analytics.track('Product Added', { sku: 'mug', price: 6 })
  expect(pushed().at(-1)).toEqual(['trackEcommerceCartUpdate', 6])
})

test('reset() where nobody was known starts no visit', async () => {
  const analytics = await startAnalytics()
  analytics.reset()
  await analytics.track('Played')
  expect(pushed()).toEqual([['resetUserId'], ['trackEvent', 'All', 'Played']])
})

test('reset() starts a visit for a user whom Segment knows from its storage, before any call', async () => {
  localStorage.setItem('ajs_user_id', JSON.stringify('ann'))
  const analytics = await startAnalytics({ settings: { userId: false } })
  analytics.reset()
  await analytics.track('Played')
  expect(pushed()).toEqual([
    ['resetUserId'],
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackEvent', 'All', 'Played'],
    ['appendToTrackingUrl', ''],
  ])
})

test('a content impression of the settings’ own commands does not use up the new visit', async () => {
  const commands = [['trackVisibleContentImpressions', true, 750]] as const
  storeReset()
  const analytics = await startAnalytics({ settings: { commands } })
  await analytics.track('Played')
  expect(pushed()[0]).toEqual(['appendToTrackingUrl', 'new_visit=1'])
})
