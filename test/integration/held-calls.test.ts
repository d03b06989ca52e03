import { agreed, TRACKING } from './support/consent'
import { freezeClock, passTime } from './support/freeze-clock'
import { messagesOf } from './support/messages-of'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

test('a held call is sent with its age: how late it was, and how long it was held', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  await analytics.track('Played', {}, { timestamp: new Date(Date.now() - 60_000) })
  passTime(30_000)
  await analytics.track('Agreed', {}, agreed())
  expect(pushed()).toContainEqual(['appendToTrackingUrl', 'cdo=90'])
})

test('a held call keeps what its properties were when it was made', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  const tea = { sku: 'tea', price: 5 }
  const order = { order_id: 'o1', total: 5, products: [tea] }
  await analytics.track('Order Completed', order)
  tea.price = 9
  order.products.pop()
  await analytics.track('Agreed', {}, agreed())
  expect(pushed()).toContainEqual(['addEcommerceItem', 'tea', undefined, undefined, 5, 1])
})

test('a held call whose objects contain each other is recorded, and a huge object is not read to its end', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  let reads = 0
  let shared: object = {
    get leaf() {
      return reads++
    },
  }
  for (let level = 0; level < 12; level++) shared = { left: shared, right: shared }
  const order = { shared, order_id: 'o1', total: 5, products: [] as unknown[] }
  order.products.push({ sku: 'tea', price: 5, order })
  await analytics.track('Order Completed', order)
  expect(reads).toBeLessThan(100)
  order.products.length = 0
  await analytics.track('Agreed', {}, agreed())
  expect(pushed()).toContainEqual(['addEcommerceItem', 'tea', undefined, undefined, 5, 1])
})

test('a held call that cannot be copied is recorded, and not reported as left out', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  const properties = {
    value: 5,
    size: 10n,
    get broken() {
      throw new Error('not yet')
    },
  }
  const held = await analytics.track('Counted', properties)
  expect(messagesOf(held)).not.toContainEqual(expect.stringContaining('left-out'))
  await analytics.track('Agreed', {}, agreed())
  expect(pushed()).toContainEqual(['trackEvent', 'All', 'Counted', undefined, 5])
})

test('a reset keeps its place among the held calls', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  await analytics.identify('ann')
  await analytics.track('One')
  analytics.reset()
  await analytics.track('Two', {}, agreed())
  expect(pushed()).toEqual([
    ['setConsentGiven'],
    ['setUserId', 'ann'],
    ['trackEvent', 'All', 'One'],
    ['resetUserId'],
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackEvent', 'All', 'Two'],
    ['appendToTrackingUrl', ''],
  ])
})

test('calls that are not for the destination push no held call out', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  await analytics.track('Held')
  const hidden = { integrations: { Matomo: false } }
  for (let call = 0; call < 1_100; call++) await analytics.track('Hidden', {}, hidden)
  history.replaceState(null, '', '/two#menu')
  await analytics.track('Held too')
  history.replaceState(null, '', '/three')
  await analytics.track('Agreed', {}, agreed())
  expect(pushed()).toEqual([
    ['setConsentGiven'],
    ['trackEvent', 'All', 'Held'],
    ['setCustomUrl', 'https://shop.test/two#menu'],
    ['trackEvent', 'All', 'Held too'],
    ['setCustomUrl', 'https://shop.test/three'],
    ['trackEvent', 'All', 'Agreed'],
  ])
})

test('no more than a thousand calls are held', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  for (let call = 0; call < 1000; call++) await analytics.track('Held')
  const ctx = await analytics.track('Too many')
  expect(messagesOf(ctx)).toContain(
    '[segment-matomo] left-out: The call was not sent to Matomo because 1000 calls wait already, for consent or for the network. If they wait for consent, check that your banner says what the visitor decides. (https://unpkg.com/segment-matomo@1/docs/debugging.md#left-out)',
  )
  await analytics.track('Agreed', {}, agreed())
  expect(pushed()).toHaveLength(1 + 1000 + 1)
})
