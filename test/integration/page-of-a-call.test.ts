import type { Context, Plugin } from '@segment/analytics-next'
import { freezeClock } from './support/freeze-clock'
import { cleanPage, pushed, pushedOf, startAnalytics } from './support/start-analytics'
import { wait } from './support/wait'

freezeClock()
beforeEach(cleanPage)

const goTo = (path: string) => {
  history.replaceState(null, '', path)
}

test('a call is recorded with the page it was made on, although the app moves on in the same tick', async () => {
  const analytics = await startAnalytics()
  goTo('/a#one')
  document.title = 'A'
  const first = analytics.page()
  goTo('/b#two')
  document.title = 'B'
  await Promise.all([first, analytics.page()])
  expect(pushedOf('setCustomUrl', 'setDocumentTitle', 'setReferrerUrl')).toEqual([
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['setDocumentTitle', 'A'],
    ['setReferrerUrl', 'https://shop.test/a#one'],
    ['setCustomUrl', 'https://shop.test/b#two'],
    ['setDocumentTitle', 'B'],
  ])
})

test('a call that a later call overtakes, because a source middleware is slow, keeps its page', async () => {
  const analytics = await startAnalytics()
  await analytics.addSourceMiddleware(async ({ payload, next }) => {
    if (payload.obj.event === 'Slow') await wait(20)
    next(payload)
  })
  goTo('/a#one')
  const slow = analytics.track('Slow')
  goTo('/b#two')
  await Promise.all([slow, analytics.track('Quick')])
  expect(pushed()).toEqual([
    ['setCustomUrl', 'https://shop.test/b#two'],
    ['trackEvent', 'All', 'Quick'],
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['trackEvent', 'All', 'Slow'],
  ])
})

test('a call to which a source middleware gives another id keeps its page, and no reset waits for it', async () => {
  const analytics = await startAnalytics()
  await analytics.addSourceMiddleware(({ payload, next }) => {
    payload.obj.messageId = `own-${String(payload.obj.event)}`
    next(payload)
  })
  goTo('/a#one')
  const tracked = analytics.track('Before')
  analytics.reset()
  goTo('/b')
  await tracked
  expect(pushed()).toEqual([
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['trackEvent', 'All', 'Before'],
    ['resetUserId'],
  ])
})

test('calls of one tick with the same message id each keep their own page', async () => {
  const analytics = await startAnalytics()
  const calls = ['/a#one', '/b#two'].map((path) => {
    goTo(path)
    return analytics.track('Played', {}, { messageId: 'same' })
  })
  await Promise.all(calls)
  expect(pushedOf('setCustomUrl')).toEqual([
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['setCustomUrl', 'https://shop.test/b#two'],
  ])
})

test('a call that another plugin fails at first keeps its page when analytics.js tries again', async () => {
  const analytics = await startAnalytics()
  let isFirst = true
  const page = (ctx: Context) => {
    if (!isFirst) return ctx
    isFirst = false
    throw new Error('not yet')
  }
  const flaky = {
    name: 'Flaky',
    type: 'before',
    version: '1',
    isLoaded: () => true,
    load: () => Promise.resolve(),
    page,
  }
  await analytics.register(flaky as unknown as Plugin)
  goTo('/#/one')
  await analytics.page()
  expect(pushed()[0]).toEqual(['setCustomUrl', 'https://shop.test/#/one'])
})

test('a call made after a reset keeps its page, also where a source middleware is slow', async () => {
  const analytics = await startAnalytics()
  await analytics.addSourceMiddleware(async ({ payload, next }) => {
    if (payload.obj.event !== 'Quick') await wait(20)
    next(payload)
  })
  const before = analytics.track('Before')
  analytics.reset()
  goTo('/a#one')
  const slow = analytics.track('Slow')
  await Promise.all([before, slow, analytics.track('Quick')])
  expect(pushed()).toContainEqual(['resetUserId'])
  expect(pushedOf('setCustomUrl', 'trackEvent')).toEqual([
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['trackEvent', 'All', 'Quick'],
    ['setCustomUrl', 'https://shop.test/'],
    ['trackEvent', 'All', 'Before'],
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['trackEvent', 'All', 'Slow'],
  ])
})

test.each([
  { url: '/start' },
  { url: '/start', path: '/start' },
  { url: '/start?by=mail', search: '?by=mail' },
])('page(%j) sets the URL of the page view and of the next event on that page', async (given) => {
  const analytics = await startAnalytics()
  await analytics.page(given)
  expect(pushed()[0]).toEqual(['setCustomUrl', `https://shop.test${given.url}`])
  await analytics.track('Played')
  expect(pushed().slice(3)).toEqual([['trackEvent', 'All', 'Played']])
})

test.each([
  'https://shop.test/shoe',
  'https://shop.test/shoe?ref=1#top',
  '/shoe',
  '/shoe?ref=1',
  'shoe',
  '?ref=1',
  '//shop.test/shoe',
  'http://[',
  ' ',
])('the canonical link %j does not change the URL of a call', async (canonical) => {
  goTo('/list/shoe?color=red')
  document.head.innerHTML = '<link rel="canonical">'
  document.querySelector('link')?.setAttribute('href', canonical)
  const analytics = await startAnalytics()
  await analytics.track('Played')
  await analytics.page()
  expect(pushed().slice(0, 2)).toEqual([
    ['trackEvent', 'All', 'Played'],
    ['setCustomUrl', 'https://shop.test/list/shoe?color=red'],
  ])
})

test('a plugin that takes a secret out of the URL keeps it out of page views and events, also when the hash changes', async () => {
  history.replaceState(null, '', '/two?email=ann@shop.test')
  const analytics = await startAnalytics()
  const redact = (ctx: Context) => {
    const page = ctx.event.context?.page
    if (page) page.url = page.url?.replace(/\?.*/, '')
    return ctx
  }
  await analytics.register({
    name: 'Redact',
    type: 'enrichment',
    version: '1',
    isLoaded: () => true,
    load: () => Promise.resolve(),
    page: redact,
    track: redact,
  })
  await analytics.track('Before')
  await analytics.page()
  history.replaceState(null, '', '/two?email=ann@shop.test#faq')
  await analytics.track('After')
  expect(pushedOf('setCustomUrl')).toEqual([
    ['setCustomUrl', 'https://shop.test/two'],
    ['setCustomUrl', 'https://shop.test/two'],
  ])
})

test('page() with a URL object has the URL of that object, and so has the next event on that page', async () => {
  history.replaceState(null, '', '/two?email=ann@shop.test')
  const analytics = await startAnalytics()
  await analytics.page({ url: new URL('https://shop.test/two') as never })
  await analytics.track('Played')
  expect(pushedOf('setCustomUrl')).toEqual([['setCustomUrl', 'https://shop.test/two']])
})
