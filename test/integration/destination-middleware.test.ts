import { Track } from '@segment/facade'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

beforeEach(cleanPage)

type Middleware = Parameters<Awaited<ReturnType<typeof startAnalytics>>['addDestinationMiddleware']>[1]

const renaming: Middleware = ({ payload, next }) => {
  payload.obj.event = `${payload.obj.event ?? ''}!`
  next(payload)
}

test.each(['Piwik', 'piwik', '*'])('added for %s changes what is sent', async (name) => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware(name, renaming, renaming)
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played!!']])
})

test('added for the product’s own name does not find it', async () => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware('Matomo', renaming)
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('is given a Facade, as analytics.js itself gives one, and the destination’s name', async () => {
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

test('changes nothing for other destinations', async () => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware('Piwik', renaming)
  const ctx = await analytics.track('Played')
  expect(ctx.event.event).toBe('Played')
})

test.each<[string, Middleware]>([
  ['next(null)', ({ next }) => next(null)],
  ['never calling next', () => undefined],
])('drops an event by %s', async (_, drop) => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware('Piwik', (params) =>
    params.payload.obj.event === 'Hidden' ? drop(params) : params.next(params.payload),
  )
  await analytics.track('Hidden')
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('that throws keeps that event back, and only that one', async () => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware('Piwik', ({ payload, next }) => {
    if (payload.obj.event === 'Hidden') throw new Error('no')
    next(payload)
  })
  await analytics.track('Hidden')
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('may take its time; the calls keep their order', async () => {
  const analytics = await startAnalytics()
  await analytics.addDestinationMiddleware('Piwik', async ({ payload, next }) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    next(payload)
  })
  await Promise.all([analytics.identify('ann'), analytics.track('One'), analytics.track('Two')])
  expect(pushed()).toEqual([
    ['setUserId', 'ann'],
    ['trackEvent', 'All', 'One'],
    ['trackEvent', 'All', 'Two'],
  ])
})
