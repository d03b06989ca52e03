/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://shop.test/"}
 */
import type { Destination } from '../../src/destination/destination'
import type { RemoteWrapper } from '../../src/destination/remote-wrapper'
import { start } from '../../src/destination/start'
import { MatomoSettingsError } from '../../src'
import { createAnalytics, createContext, type AnalyticsStandIn } from './support/analytics'
import { cleanPage, countScripts, pushed } from './support/page'

const SITE = { siteId: 1, serverUrl: 'https://matomo.test' }
const CLASSIC = { integrations: { Piwik: { type: 'browser' } } }
const ADOPTED = { ...CLASSIC, remotePlugins: [{ name: 'Another' }, { name: 'Piwik' }] }

interface Options {
  readonly argument?: object
  /** The wrapper of analytics.js around a remote plugin. */
  readonly wrapper?: RemoteWrapper
  readonly analytics?: AnalyticsStandIn
}

let running: Destination | undefined
let warned: jest.SpyInstance<void, Parameters<typeof console.warn>>

function run({ argument = SITE, wrapper, analytics = createAnalytics() }: Options = {}) {
  running = start(
    analytics,
    createContext().context,
    argument,
    wrapper ? 'remote' : 'registered',
    () => (wrapper?.middleware ?? []).length > 0,
  )
  return running
}

const warnings = (): unknown[] => warned.mock.calls.flat()

beforeEach(() => {
  warned = jest.spyOn(console, 'warn').mockImplementation()
})
afterEach(() => {
  running?.stop()
  running = undefined
  cleanPage()
  jest.restoreAllMocks()
})

test('the destination that is started takes events', () => {
  const { context } = createContext({ event: 'Played' })
  run().deliver(context.event, context)
  expect(countScripts()).toBe(1)
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  expect(warnings()).toEqual([])
})

test('settings are those of all places: the argument, the options of load, and the CDN', () => {
  const analytics = createAnalytics({
    options: { integrations: { Matomo: { siteId: 7 } } },
    cdnSettings: { integrations: { Piwik: { siteId: 8, url: 'https://cdn.test' } } },
  })
  run({ argument: { linkTracking: false }, analytics })
  expect(window._paq).toEqual([
    ['setSiteId', 7],
    ['setTrackerUrl', 'https://cdn.test/matomo.php'],
  ])
})

test('the argument of a remote plugin is weaker than the options of load, which analytics.js has merged into it', () => {
  const analytics = createAnalytics({ options: { integrations: { Matomo: { siteId: 7 } } } })
  run({ analytics, wrapper: {} })
  expect(window._paq).toContainEqual(['setSiteId', 7])
})

describe('the traits that Segment has stored', () => {
  const argument = { ...SITE, customDimensions: { 'traits.tier': 1 } }
  const analytics = createAnalytics({ traits: { tier: 'gold' } })

  test.each<[string, RemoteWrapper | undefined]>([
    ['a registered plugin', undefined],
    ['a remote plugin without filters', { middleware: [] }],
    ['a remote plugin whose wrapper knows no filters', {}],
  ])('are used by %s', (_, wrapper) => {
    const { context } = createContext({ event: 'Played' })
    run({ argument, analytics, wrapper }).deliver(context.event, context)
    expect(pushed()).toContainEqual(['setCustomDimension', 1, 'gold'])
  })

  test('are not used by a remote plugin with filters, which analytics.js applies to events alone', () => {
    const { context } = createContext({ event: 'Played' })
    run({ argument, analytics, wrapper: { middleware: [() => undefined] } }).deliver(context.event, context)
    expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  })

  test('are not used where a filter is added to the remote plugin after its start', () => {
    const middleware: unknown[] = []
    const { context } = createContext({ event: 'Played' })
    const destination = run({ argument, analytics, wrapper: { middleware } })
    middleware.push(() => undefined)
    destination.deliver(context.event, context)
    expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  })
})

test('a setting without which nothing can be sent is an error, and nothing is pushed', () => {
  expect(() => run({ argument: { siteId: 1 } })).toThrow(MatomoSettingsError)
  expect(window._paq).toBeUndefined()
})

test('each setting that is ignored is warned of', () => {
  run({ argument: { ...SITE, heartBeat: 2, goals: { Paid: 'x' } } })
  expect(warnings()).toEqual([
    expect.stringMatching(/^\[segment-matomo\] settings: The setting heartBeat/),
    expect.stringMatching(/^\[segment-matomo\] settings: The setting goals/),
  ])
})

test('a registered plugin warns where Segment’s own Piwik destination runs as well', () => {
  run({ analytics: createAnalytics({ cdnSettings: CLASSIC }) })
  expect(warnings()).toEqual([
    "[segment-matomo] recorded-twice: Segment's own Piwik destination runs on this page too, so calls are recorded twice. Load with { updateCDNSettings: adoptPiwik }, or switch that destination off in Segment. (https://unpkg.com/segment-matomo@1/docs/debugging.md#recorded-twice)",
  ])
})

test('a registered plugin warns where adoptPiwik has handed the source’s settings to another one', () => {
  run({ analytics: createAnalytics({ cdnSettings: ADOPTED }) })
  expect(warnings()).toEqual([
    '[segment-matomo] adopt-piwik: `plugins: [matomo()]` stands beside adoptPiwik, so analytics.js looks for a second plugin and reports two errors. Write `plugins: [matomo]`, without the parentheses. (https://unpkg.com/segment-matomo@1/docs/debugging.md#adopt-piwik)',
  ])
})

test.each([CLASSIC, ADOPTED])(
  'a remote plugin warns of nothing in its own source’s settings: %j',
  (cdnSettings) => {
    run({ wrapper: {}, analytics: createAnalytics({ cdnSettings }) })
    expect(warnings()).toEqual([])
  },
)

describe('while debugging is on, one line', () => {
  const lineOf = (options: Options) => {
    const printed = jest.spyOn(console, 'log').mockImplementation()
    run(options)
    return printed.mock.calls
  }

  test('says where the destination sends, where each setting comes from, and what the destination waits for', () => {
    const analytics = createAnalytics({ options: { integrations: { Matomo: { siteId: 7 } } } })
    const argument = { serverUrl: 'https://matomo.test', debug: true }
    expect(lineOf({ argument, analytics })).toEqual([
      [
        '[segment-matomo] Sends to site 7 at https://matomo.test/matomo.php. Waits for matomo.js. Settings: siteId from options.integrations.Matomo, serverUrl from the argument of matomo(), debug from the argument of matomo().',
      ],
    ])
  })

  test.each([
    ['consent to tracking is required', 'tracking', "Waits for the visitor's consent."],
    ['consent to cookies is required', 'cookies', 'Waits for matomo.js.'],
  ])('says what the destination waits for where %s', (_, require, text) => {
    expect(lineOf({ argument: { ...SITE, debug: true, consent: { require } } })).toEqual([
      [expect.stringContaining(text)],
    ])
  })

  test('is printed also after analytics.debug(true)', () => {
    expect(lineOf({ analytics: createAnalytics({ isDebugging: true }) })).toHaveLength(1)
  })

  test('is not printed while debugging is off', () => {
    expect(lineOf({})).toEqual([])
  })
})
