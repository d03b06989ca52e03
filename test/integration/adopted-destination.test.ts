import type { Analytics, Context } from '@segment/analytics-next'
import { adoptPiwik, matomo } from '../../src'
import { freezeClock } from './support/freeze-clock'
import { PIWIK } from './support/piwik'
import { cleanPage, pushed, pushedOf, queued, startAnalytics } from './support/start-analytics'
import { useProduction } from './support/use-production'
import { wait } from './support/wait'

/** Starts a source whose classic destination is handed over to the plugin. */
const start = ({ load, ...options }: Parameters<typeof startAnalytics>[0] = {}) =>
  startAnalytics({
    plugins: [matomo],
    source: { Piwik: PIWIK },
    ...options,
    load: { updateCDNSettings: adoptPiwik, ...load },
  })

const namesOfPlugins = (analytics: Analytics) => analytics.queue.plugins.map(({ name }) => name)

/** The CDN settings of a source with a destination filter that drops an event. */
const dropEvent = (event: string) => ({
  middlewareSettings: {
    routingRules: [
      {
        scope: 'destinations',
        target_type: 'workspace::project::destination',
        destinationName: 'Piwik',
        matchers: [{ ir: `["=","event",{"value":"${event}"}]`, type: 'fql' }],
        transformers: [[{ type: 'drop' }]],
      },
    ],
  },
})

useProduction()
freezeClock()
beforeEach(cleanPage)

test('adoptPiwik gives the plugin the settings of the source, in place of the classic destination', async () => {
  const analytics = await start()
  await analytics.track('Signed Up')
  expect(queued()).toEqual([
    ['setSiteId', '3'],
    ['setTrackerUrl', 'https://matomo.test/piwik/matomo.php'],
    ['enableLinkTracking'],
    ['trackGoal', 2],
    ['trackEvent', 'All', 'Signed Up'],
  ])
  expect(namesOfPlugins(analytics).filter((name) => name === 'Piwik')).toHaveLength(1)
  // analytics.js adds such a script for a classic destination.
  expect(document.querySelector('script[src*="integrations/piwik"]')).toBeNull()
})

test('an adopted destination records a call with its page and hash, although the app moves on', async () => {
  const analytics = await start()
  history.replaceState(null, '', '/#/one')
  const viewed = analytics.page()
  history.replaceState(null, '', '/#/two')
  await viewed
  expect(pushed()[0]).toEqual(['setCustomUrl', 'https://shop.test/#/one'])
})

test('a reset keeps its place in an adopted destination, also beside a slow destination: the next user does not get the cart', async () => {
  const analytics = await start()
  const track = async (ctx: Context) => {
    await wait(50)
    return ctx
  }
  const slow = { name: 'Slow', type: 'destination', version: '1', isLoaded: () => true, track }
  await analytics.register({ ...slow, load: () => Promise.resolve() } as never)
  void analytics.track('Product Added', { sku: 'tea', price: 5 })
  analytics.reset()
  await analytics.track('Product Added', { sku: 'mug', price: 1 })
  expect(pushedOf('resetUserId', 'trackEcommerceCartUpdate')).toEqual([
    ['trackEcommerceCartUpdate', 5],
    ['resetUserId'],
    ['trackEcommerceCartUpdate', 1],
  ])
})

test.each(['Piwik', 'Matomo'])(
  'options of load under %s win over the settings of an adopted source',
  async (name) => {
    await start({ load: { integrations: { [name]: { siteId: 8 } } } })
    expect(queued()[0]).toEqual(['setSiteId', 8])
  },
)

test.each([{ Piwik: false }, { Matomo: false }, { All: false }])(
  'integrations %j at load switch an adopted destination off',
  async (integrations) => {
    const analytics = await start({ load: { integrations } })
    await analytics.track('Played')
    expect(window._paq).toBeUndefined()
  },
)

test.each([{ Piwik: false }, { Matomo: false }, { All: false }])(
  'integrations %j of a call switch an adopted destination off for that call',
  async (integrations) => {
    const analytics = await start()
    await analytics.track('Hidden', {}, { integrations })
    await analytics.track('Played')
    expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  },
)

test('destination filters apply to an adopted destination', async () => {
  const analytics = await start({ cdnSettings: dropEvent('Hidden') })
  await analytics.track('Hidden')
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('destination middleware applies to an adopted destination', async () => {
  const analytics = await start()
  await analytics.addDestinationMiddleware('Piwik', ({ payload, next }) => {
    payload.obj.event = 'Renamed'
    next(payload)
  })
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Renamed']])
})

test('calls and a reset of one tick keep their order and their user in an adopted destination', async () => {
  const analytics = await start()
  void analytics.identify('ann')
  void analytics.track('One')
  analytics.reset()
  await analytics.track('Two')
  expect(pushed()).toEqual([
    ['setUserId', 'ann'],
    ['trackEvent', 'All', 'One'],
    ['resetUserId'],
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackEvent', 'All', 'Two'],
    ['appendToTrackingUrl', ''],
  ])
})

test('adoptPiwik works inside an updateCDNSettings function of the user’s own', async () => {
  await start({
    load: {
      updateCDNSettings: (given) =>
        adoptPiwik({ ...given, integrations: { ...given.integrations, Piwik: { ...PIWIK, siteId: '9' } } }),
    },
  })
  expect(queued()[0]).toEqual(['setSiteId', '9'])
})
