import type { Analytics } from '@segment/analytics-next'
import type { Track } from '@segment/facade'
import { freezeClock } from './support/freeze-clock'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'
import { wait } from './support/wait'

freezeClock()
beforeEach(cleanPage)

type Middleware = Parameters<Analytics['addDestinationMiddleware']>[1]

/** Adds an exclamation mark to the name of an event. */
const exclaim: Middleware = ({ payload, next }) => {
  payload.obj.event = `${payload.obj.event ?? ''}!`
  next(payload)
}

test.each(['Piwik', 'piwik', '*'])('middleware added for %s changes what is sent', async (name) => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware(name, exclaim, exclaim)
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played!!']])
})

test('middleware added for Matomo, which is no name of the destination in Segment, does not run', async () => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware('Matomo', exclaim)
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('middleware gets a Facade, as analytics.js itself gives one, and the destination’s name', async () => {
  const analytics = await startAnalytics()
  const seen: Record<string, unknown> = {}
  await analytics.addDestinationMiddleware('Piwik', ({ payload, integration, next }) => {
    const track = payload as unknown as InstanceType<typeof Track>
    Object.assign(seen, { integration, type: track.type(), event: track.event(), revenue: track.revenue() })
    next(payload)
  })
  await analytics.track('Order Completed', { revenue: '$5' })
  expect(seen).toEqual({ integration: 'Piwik', type: 'track', event: 'Order Completed', revenue: 5 })
})

test('middleware of the destination changes nothing for other destinations', async () => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware('Piwik', exclaim)
  const ctx = await analytics.track('Played')
  expect(ctx.event.event).toBe('Played')
})

test.each<[string, Middleware]>([
  ['next(null)', ({ next }) => next(null)],
  ['not calling next', () => undefined],
])('middleware drops an event by %s', async (_, drop) => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware('Piwik', (params) =>
    params.payload.obj.event === 'Hidden' ? drop(params) : params.next(params.payload),
  )
  await analytics.track('Hidden')
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('middleware that throws drops that event, and no other', async () => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware('Piwik', ({ payload, next }) => {
    if (payload.obj.event === 'Hidden') throw new Error('no')
    next(payload)
  })
  await analytics.track('Hidden')
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('calls keep their order behind a slow middleware', async () => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware('Piwik', async ({ payload, next }) => {
    await wait(5)
    next(payload)
  })
  await Promise.all([analytics.identify('ann'), analytics.track('One'), analytics.track('Two')])
  expect(pushed()).toEqual([
    ['setUserId', 'ann'],
    ['trackEvent', 'All', 'One'],
    ['trackEvent', 'All', 'Two'],
  ])
})
