import { adoptPiwik, matomo } from '../../src'
import { Context, type CDNSettings } from '@segment/analytics-next'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

/** The destination as a source's settings have it. */
const piwik: CDNSettings['integrations'][string] = {
  ...{ siteId: '3', url: 'https://matomo.test/piwik', goals: [{ key: 'Signed Up', value: '2' }] },
  ...{
    type: 'browser',
    bundlingStatus: 'bundled',
    versionSettings: { version: '2.0.1', componentTypes: ['browser'] },
  },
}
const adopted = { plugins: [matomo], load: { updateCDNSettings: adoptPiwik } }
const start = ({ load, ...options }: Parameters<typeof startAnalytics>[0] = {}) =>
  startAnalytics({ ...adopted, source: { Piwik: piwik }, ...options, load: { ...adopted.load, ...load } })

const names = (analytics: Awaited<ReturnType<typeof start>>) =>
  analytics.queue.plugins.map(({ name }) => name)
const dropEvent = (event: string) => ({
  middlewareSettings: {
    routingRules: [
      {
        ...{
          scope: 'destinations',
          target_type: 'workspace::project::destination',
          destinationName: 'Piwik',
        },
        matchers: [{ ir: `["=","event",{"value":"${event}"}]`, type: 'fql' }],
        transformers: [[{ type: 'drop' }]],
      },
    ],
  },
})

// In tests analytics.js leaves classic destinations and destination filters out.
const { NODE_ENV } = process.env
beforeAll(() => {
  process.env.NODE_ENV = 'production'
})
afterAll(() => {
  process.env.NODE_ENV = NODE_ENV
})
beforeEach(cleanPage)

test('the settings of the source are those of the plugin, which comes in the classic one’s place', async () => {
  const analytics = await start()
  await analytics.track('Signed Up')
  expect(window._paq).toEqual([
    ['setSiteId', '3'],
    ['setTrackerUrl', 'https://matomo.test/piwik/matomo.php'],
    ['enableLinkTracking'],
    ['trackGoal', 2],
    ['trackEvent', 'All', 'Signed Up'],
  ])
  expect(names(analytics).filter((name) => name === 'Piwik')).toHaveLength(1)
  // What analytics.js adds for a classic destination.
  expect(document.querySelector('script[src*="integrations/piwik"]')).toBeNull()
})

test('a call keeps its page, with its hash, although the app moves on', async () => {
  const analytics = await start()
  history.replaceState(null, '', '/#/one')
  const viewed = analytics.page()
  history.replaceState(null, '', '/#/two')
  await viewed
  expect(pushed()[0]).toEqual(['setCustomUrl', 'https://shop.test/#/one'])
})

test('a reset keeps its place, also where another destination takes its time: the cart is not the next user’s', async () => {
  const analytics = await start()
  const track = (ctx: Context) => new Promise((resolve) => setTimeout(() => resolve(ctx), 50))
  const slow = { name: 'Slow', type: 'destination', version: '1', isLoaded: () => true, track }
  await analytics.register({ ...slow, load: () => Promise.resolve() } as never)
  void analytics.track('Product Added', { sku: 'tea', price: 5 })
  analytics.reset()
  await analytics.track('Product Added', { sku: 'mug', price: 1 })
  const methods = ['resetUserId', 'trackEcommerceCartUpdate']
  expect(pushed().filter((command) => methods.includes((command as [string])[0]))).toEqual([
    ['trackEcommerceCartUpdate', 5],
    ['resetUserId'],
    ['trackEcommerceCartUpdate', 1],
  ])
})

test.each(['Piwik', 'Matomo'])('options of load under %s win over the source', async (name) => {
  await start({ load: { integrations: { [name]: { siteId: 8 } } } })
  expect((window._paq as unknown as unknown[])[0]).toEqual(['setSiteId', 8])
})

test.each([{ Piwik: false }, { Matomo: false }, { All: false }])(
  '%j switches it off at load',
  async (integrations) => {
    const analytics = await start({ load: { integrations } })
    await analytics.track('Played')
    expect(window._paq).toBeUndefined()
  },
)

test.each([{ Piwik: false }, { Matomo: false }, { All: false }])(
  '%j switches it off for a call',
  async (integrations) => {
    const analytics = await start()
    await analytics.track('Hidden', {}, { integrations })
    await analytics.track('Played')
    expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  },
)

test('destination filters apply', async () => {
  const analytics = await start({ cdnSettings: dropEvent('Hidden') })
  await analytics.track('Hidden')
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('destination middleware applies', async () => {
  const analytics = await start()
  await analytics.addDestinationMiddleware('Piwik', ({ payload, next }) => {
    payload.obj.event = 'Renamed'
    next(payload)
  })
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Renamed']])
})

test('a call and a reset of one tick keep their order and their user', async () => {
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

describe('the settings', () => {
  const settings: CDNSettings = {
    integrations: { 'Segment.io': { apiKey: 'x' }, Piwik: piwik, Other: {} },
    remotePlugins: [],
    plan: { track: {} },
  }

  test('are not changed, and keep everything else', () => {
    const before = JSON.parse(JSON.stringify(settings)) as unknown
    const { integrations, remotePlugins, ...rest } = adoptPiwik(settings)
    expect(settings).toEqual(before)
    expect(rest).toEqual({ plan: { track: {} } })
    expect(integrations).toEqual({
      ...settings.integrations,
      Piwik: { ...piwik, bundlingStatus: 'unbundled' },
    })
    expect(remotePlugins).toEqual([
      expect.objectContaining({ name: 'Piwik', creationName: 'Piwik', settings: piwik }),
    ])
  })

  test('are handed over once only', () => {
    expect(adoptPiwik(adoptPiwik(settings)).remotePlugins).toHaveLength(1)
  })

  test.each([{ integrations: {} }, { integrations: { Piwik: false } }, { integrations: { Other: {} } }])(
    'without the destination are returned as they are: %j',
    (settings) => {
      expect(adoptPiwik(settings as never)).toBe(settings)
    },
  )

  test('go through one’s own updateCDNSettings as well', async () => {
    await start({
      load: {
        updateCDNSettings: (given) =>
          adoptPiwik({ ...given, integrations: { ...given.integrations, Piwik: { ...piwik, siteId: '9' } } }),
      },
    })
    expect((window._paq as unknown as unknown[])[0]).toEqual(['setSiteId', '9'])
  })
})

describe('registered directly beside the classic destination', () => {
  const warnings = jest.spyOn(console, 'warn').mockImplementation()
  beforeEach(() => warnings.mockClear())
  afterAll(() => warnings.mockRestore())

  const startBeside = async (source: Record<string, object>) => {
    const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.test' })
    const analytics = await startAnalytics({ plugins: [plugin], source })
    // By their name analytics.js would only unload the first of the two.
    await plugin.unload?.(Context.system(), analytics)
  }

  test('the double tracking is said, with the line that mends it', async () => {
    await startBeside({ Piwik: piwik })
    expect(warnings).toHaveBeenCalledWith(expect.stringContaining('{ updateCDNSettings: adoptPiwik }'))
  })

  test.each([{}, { Piwik: { siteId: 3 } }, { Piwik: { ...piwik, bundlingStatus: 'unbundled' } }])(
    'nothing is said where it is not loaded: %j',
    async (source) => {
      await startBeside(source as Record<string, object>)
      expect(warnings).not.toHaveBeenCalled()
    },
  )
})
