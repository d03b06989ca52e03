import { freezeClock, passTime } from './support/freeze-clock'
import { messagesOf } from './support/messages-of'
import { cleanPage, pushed, pushedOf, startAnalytics } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const EVENT = ['trackEvent', 'All', 'Played']

/** Makes a call with a timestamp of its own. */
async function callAt(timestamp: unknown, type: 'track' | 'page' | 'identify' = 'track') {
  const analytics = await startAnalytics()
  const options = { timestamp: timestamp as Date }
  if (type === 'track') return analytics.track('Played', {}, options)
  return type === 'page' ? analytics.page({}, options) : analytics.identify('ann', {}, options)
}

test.each([
  ['a Date', new Date(Date.now() - MINUTE)],
  ['an ISO string, as analytics.js stores it', new Date(Date.now() - MINUTE).toISOString()],
])('a timestamp of a minute ago, %s, dates the hit', async (_, timestamp) => {
  await callAt(timestamp)
  expect(pushed()).toEqual([['appendToTrackingUrl', 'cdo=60'], EVENT, ['appendToTrackingUrl', '']])
})

test.each([undefined, null, 'soon', {}, NaN, new Date(Date.now() + MINUTE)])(
  'the timestamp %p does not date the hit',
  async (timestamp) => {
    await callAt(timestamp)
    expect(pushed()).toEqual([EVENT])
  },
)

test.each([
  ['track', 'logged'],
  ['page', 'logged'],
  ['identify', 'not logged'],
] as const)('a timestamp of two days ago does not date a %s call, and is %s', async (type, logged) => {
  const ctx = await callAt(new Date(Date.now() - 48 * HOUR), type)
  expect(pushedOf('appendToTrackingUrl')).toEqual([])
  const message =
    '[segment-matomo] left-out: The call was made more than 24 hours ago, so Matomo records it with the time of its arrival. (https://unpkg.com/segment-matomo@1/docs/debugging.md#left-out)'
  expect(messagesOf(ctx).includes(message)).toBe(logged === 'logged')
})

test('a call in a tab that has been open for a day is as late as the call is, not as old as the page', async () => {
  const analytics = await startAnalytics()
  await analytics.page()
  passTime(25 * HOUR)
  await analytics.track('Played', {}, { timestamp: new Date() })
  expect(pushed().at(-1)).toEqual(EVENT)
})
