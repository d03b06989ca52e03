import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Analytics } from '@segment/analytics-next'
import { freezeClock } from './support/freeze-clock'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'
import { storedCart } from './support/stored'
import { wait } from './support/wait'

freezeClock()
beforeEach(cleanPage)

test.each([
  [50, 'as many as a page may make'],
  [1_100, 'more than the plugin takes notes of'],
])('%d calls of one tick, %s, are recorded in their order', async (count) => {
  const analytics = await startAnalytics()
  const names = Array.from({ length: count }, (_, index) => `call ${index}`)
  await Promise.all(names.map((name) => analytics.track(name)))
  expect(pushed()).toEqual(names.map((name) => ['trackEvent', 'All', name]))
})

test('a reset and a call are recorded after many calls that were not for the destination', async () => {
  const analytics = await startAnalytics()
  const integrations = { Piwik: false }
  await analytics.identify('ann')
  for (let call = 0; call < 1_100; call++) await analytics.track('Hidden', {}, { integrations })
  analytics.reset()
  await analytics.track('Played')
  expect(pushed()).toEqual([
    ['setUserId', 'ann'],
    ['resetUserId'],
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackEvent', 'All', 'Played'],
    ['appendToTrackingUrl', ''],
  ])
})

test.each<[string, (analytics: Analytics) => Promise<unknown>]>([
  [
    'a call that is not for the destination',
    (analytics) => analytics.track('Hidden', {}, { integrations: { Matomo: false } }),
  ],
  ['a call that has no mapping', (analytics) => analytics.alias('bob')],
])('a reset after %s is done at once: the next user does not get the cart', async (_, call) => {
  const analytics = await startAnalytics()
  await analytics.identify('ann')
  await analytics.track('Product Added', { sku: 'tea', price: 5 })
  await call(analytics)
  analytics.reset()
  expect(storedCart()).toBeNull()
  expect(pushed().at(-1)).toEqual(['resetUserId'])
})

test('calls that a source middleware drops are not kept in memory', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const analytics = await startAnalytics()
  await analytics.addSourceMiddleware(({ payload, next }) => {
    if (payload.obj.event !== 'Dropped') next(payload)
  })
  const dropped: WeakRef<object>[] = []
  for (let call = 0; call < 100; call++) dropped.push(new WeakRef(await analytics.track('Dropped')))
  await analytics.track('Kept')
  await wait(100)
  collect()
  expect(dropped.filter((ctx) => ctx.deref()).length).toBeLessThan(10)
})
