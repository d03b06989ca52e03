/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://shop.test/"}
 */
import type { SegmentEvent } from '@segment/analytics-next'
import { version } from '../../package.json'
import { matomo, type MatomoPlugin, type MatomoSettings } from '../../src'
import { createAnalytics, createContext, type AnalyticsStandIn } from './support/analytics'
import { cleanPage, countScripts, endScript, pushed, runMatomo } from './support/page'

const SITE = { siteId: 1, serverUrl: 'https://matomo.test' }
const PLAYED = ['trackEvent', 'All', 'Played']

interface Options {
  readonly settings?: Partial<MatomoSettings>
  readonly analytics?: AnalyticsStandIn
}

let running: MatomoPlugin | undefined

/** Makes a plugin; `load()` loads it, and `track()` hands it a track call's event. */
function createPlugin({ settings = SITE, analytics = createAnalytics() }: Options = {}) {
  const plugin = matomo(settings)
  running = plugin
  const { context } = createContext()
  const load = () => plugin.load(context, analytics)
  const unload = () => plugin.unload?.(context, analytics)
  const track = (event: Partial<SegmentEvent> = {}) =>
    plugin.track?.(createContext({ event: 'Played', ...event }).context)
  return { plugin, load, unload, track, analytics }
}

/** A plugin that is loaded. */
async function startPlugin(options: Options = {}) {
  const created = createPlugin(options)
  await created.load()
  return created
}

afterEach(() => {
  void running?.unload?.(createContext().context, createAnalytics())
  running = undefined
  cleanPage()
  jest.restoreAllMocks()
})

describe('the plugin', () => {
  test('is a destination named Piwik, also known as Matomo, of the package’s version', () => {
    expect(matomo(SITE)).toMatchObject({
      name: 'Piwik',
      alternativeNames: ['Matomo'],
      type: 'destination',
      version,
    })
  })

  test('is made by a factory that analytics.js knows by the same name', () => {
    expect(matomo.pluginName).toBe('Piwik')
  })

  test('pushes and loads nothing before it is loaded', () => {
    createPlugin()
    expect(window._paq).toBeUndefined()
    expect(document.head.children).toHaveLength(0)
  })

  test('has the page’s consent, as the factory has', () => {
    expect(matomo(SITE).consent).toBe(matomo.consent)
  })
})

describe('preloading', () => {
  const linksOf = (settings: unknown) => {
    matomo(settings as MatomoSettings)
    return [...document.querySelectorAll('link')].map(({ href }) => href)
  }

  test('starts when the plugin is made, where the argument asks for it', () => {
    expect(linksOf({ ...SITE, preload: true })).toEqual(['https://matomo.test/matomo.js'])
  })

  test('starts also where consent to cookies is required, because the script is needed in any case', () => {
    expect(linksOf({ ...SITE, preload: true, consent: { require: 'cookies' } })).toHaveLength(1)
  })

  test.each(['tracking', 'Tracking', ' tracking '])(
    'does not start where consent to %j is required',
    (require) => {
      expect(linksOf({ ...SITE, preload: true, consent: { require } })).toEqual([])
    },
  )

  test('reads nothing else of the argument where nobody asks for it', () => {
    const read = jest.fn(() => 1)
    linksOf(Object.defineProperty({}, 'siteId', { get: read, enumerable: true }))
    expect(read).not.toHaveBeenCalled()
  })

  test.each([
    ['nobody asks for it', SITE],
    ['it is switched off', { ...SITE, preload: false }],
    ['it is switched off in words', { ...SITE, preload: ' False ' }],
    ['the setting is not understood', { ...SITE, preload: 'yes' }],
    ['what protects the visitor is not understood', { ...SITE, preload: true, consent: 'tracking' }],
    ['the server is not known', { preload: true }],
    ['there is no argument', undefined],
    ['the argument is null', null],
  ])('does not start, and throws nothing, where %s', (_, settings) => {
    expect(linksOf(settings)).toEqual([])
  })
})

describe('loading', () => {
  test('starts the destination', async () => {
    await startPlugin()
    expect(window._paq).toContainEqual(['setSiteId', 1])
    expect(countScripts()).toBe(1)
  })

  test.each([{ Piwik: false }, { Matomo: false }, { All: false }])(
    'does nothing where %j at load switches the destination off',
    async (integrations) => {
      const { track } = await startPlugin({ analytics: createAnalytics({ options: { integrations } }) })
      void track()
      expect(window._paq).toBeUndefined()
    },
  )

  test('rejects with an error that names a missing setting', async () => {
    await expect(createPlugin({ settings: { siteId: 1 } }).load()).rejects.toThrow(
      'The setting serverUrl is missing',
    )
  })

  test('rejects where another plugin runs on the page', async () => {
    await startPlugin()
    const first = running
    await expect(createPlugin().load()).rejects.toThrow('Another Matomo plugin runs on this page')
    running = first
  })

  test('a second time changes nothing', async () => {
    const { load } = await startPlugin()
    await expect(load()).resolves.toBeUndefined()
    expect(window._paq).toHaveLength(3)
  })
})

describe('a remote plugin', () => {
  /** A plugin in the wrapper of analytics.js's own. */
  const createRemotePlugin = (options: Options = {}) => {
    const created = createPlugin(options)
    created.analytics.queue.plugins.push({ action: created.plugin })
    return created
  }

  test('that cannot start logs the error and does not reject, because nobody would handle the rejection', async () => {
    const logged = jest.spyOn(console, 'error').mockImplementation()
    await expect(createRemotePlugin({ settings: {} }).load()).resolves.toBeUndefined()
    expect(logged.mock.calls).toEqual([
      [
        expect.objectContaining({
          message: expect.stringContaining('The setting siteId is missing') as unknown,
        }),
      ],
    ])
  })

  test('that cannot start records nothing', async () => {
    jest.spyOn(console, 'error').mockImplementation()
    const { load, track } = createRemotePlugin({ settings: {} })
    await load()
    void track()
    expect(window._paq).toBeUndefined()
  })

  test.each<[string, object, unknown[]]>([
    ['without filters', {}, [['setCustomDimension', 1, 'gold'], PLAYED]],
    ['with filters, which analytics.js applies to events alone', { middleware: [() => undefined] }, [PLAYED]],
  ])('%s: whether stored traits are used', async (_, wrapper, expected) => {
    const settings = { ...SITE, customDimensions: { 'traits.tier': 1 } }
    const created = createPlugin({ settings, analytics: createAnalytics({ traits: { tier: 'gold' } }) })
    created.analytics.queue.plugins.push({ action: created.plugin, ...wrapper })
    await created.load()
    void created.track()
    expect(pushed()).toEqual(expected)
  })

  test('of an adopted source is known by its settings too: forks of analytics.js register it after its load()', async () => {
    const logged = jest.spyOn(console, 'error').mockImplementation()
    const settings = { bundlingStatus: 'unbundled' } as Partial<MatomoSettings>
    await expect(createPlugin({ settings }).load()).resolves.toBeUndefined()
    expect(logged).toHaveBeenCalledTimes(1)
  })

  test('is not what a plugin is beside another one in a wrapper', async () => {
    const analytics = createAnalytics()
    analytics.queue.plugins.push({ action: {} })
    await expect(createPlugin({ settings: {}, analytics }).load()).rejects.toThrow(
      'The setting siteId is missing',
    )
  })
})

describe('an event', () => {
  test.each<[SegmentEvent['type'], Partial<SegmentEvent>, unknown]>([
    ['track', { event: 'Played' }, PLAYED],
    ['page', { properties: { url: 'https://shop.test/', title: 'Shop' } }, ['trackPageView']],
    ['screen', { name: 'Home' }, ['trackPageView']],
    ['identify', { userId: 'ann' }, ['setUserId', 'ann']],
    ['group', { groupId: 'acme' }, ['setCustomDimension', 4, 'acme']],
  ])('of a %s call is recorded at once, and its context is returned', async (type, event, command) => {
    const { plugin } = await startPlugin({ settings: { ...SITE, customDimensions: { 'group.id': 4 } } })
    const { context } = createContext({ type, ...event })
    expect(plugin[type as 'track']?.(context)).toBe(context)
    expect(pushed()).toContainEqual(command)
  })

  test.each([{ Piwik: false }, { Matomo: false }, { All: false }])(
    'with the switches %j is not recorded',
    async (integrations) => {
      const { track } = await startPlugin()
      void track({ integrations })
      expect(pushed()).toEqual([])
    },
  )

  test('before the plugin is loaded is returned, and not recorded', () => {
    const { plugin } = createPlugin()
    const { context } = createContext({ event: 'Played' })
    expect(plugin.track?.(context)).toBe(context)
    expect(window._paq).toBeUndefined()
  })
})

describe('destination middleware', () => {
  test('changes what is recorded, and the context is returned when that is done', async () => {
    const { plugin } = await startPlugin()
    plugin.addMiddleware(({ payload, next }) => {
      payload.obj.event = 'Changed'
      next(payload)
    })
    const { context } = createContext({ event: 'Played' })
    await expect(plugin.track?.(context)).resolves.toBe(context)
    expect(pushed()).toEqual([['trackEvent', 'All', 'Changed']])
  })

  test('changes also the traits that Segment has stored, before the first event', async () => {
    const { plugin, track } = await startPlugin({
      settings: { ...SITE, customDimensions: { 'traits.tier': 1 } },
      analytics: createAnalytics({ traits: { tier: 'gold' } }),
    })
    plugin.addMiddleware(({ payload, next }) => {
      if (payload.obj.type === 'identify') payload.obj.traits = { tier: 'silver' }
      next(payload)
    })
    await track()
    expect(pushed()).toEqual([['setCustomDimension', 1, 'silver'], PLAYED])
  })

  test('drops an event that it does not pass on', async () => {
    const { plugin } = await startPlugin()
    plugin.addMiddleware(() => undefined)
    const { context, logged } = createContext({ event: 'Played' })
    await plugin.track?.(context)
    expect(pushed()).toEqual([])
    expect(logged()).toEqual([])
  })

  test('of a plugin that is not loaded records nothing, and the context is returned', async () => {
    const { plugin } = createPlugin()
    plugin.addMiddleware(({ payload, next }) => next(payload))
    const { context } = createContext({ event: 'Played' })
    await expect(plugin.track?.(context)).resolves.toBe(context)
    expect(window._paq).toBeUndefined()
  })

  test('is not asked of an event that the call’s switches keep away', async () => {
    const fn = jest.fn()
    const { plugin, track } = await startPlugin()
    plugin.addMiddleware(fn)
    await track({ integrations: { Matomo: false } })
    expect(fn).not.toHaveBeenCalled()
  })

  test('that ends after the plugin was unloaded records nothing', async () => {
    const { plugin, track, unload } = await startPlugin()
    plugin.addMiddleware(({ payload, next }) => next(payload))
    const tracked = track()
    void unload()
    await tracked
    expect(pushed()).toEqual([])
  })

  test('gets Facades, whose classes the plugin finds in the source middleware of its analytics.js', async () => {
    const added = jest.fn(() => Promise.resolve())
    const analytics = createAnalytics({ addSourceMiddleware: added })
    const { plugin } = await startPlugin({ analytics })
    plugin.addMiddleware(({ payload, next }) => next(payload))
    expect(added).toHaveBeenCalledTimes(1)
  })
})

describe('a plugin that is unloaded', () => {
  test('records nothing more', async () => {
    const { track, unload } = await startPlugin()
    void unload()
    void track()
    expect(pushed()).toEqual([])
  })

  test('may be loaded again', async () => {
    const { track, load, unload } = await startPlugin()
    void unload()
    await load()
    void track()
    expect(pushed()).toContainEqual(PLAYED)
  })
})

test('the plugin counts as loaded once matomo.js runs', async () => {
  const { plugin } = await startPlugin()
  expect(plugin.isLoaded()).toBe(false)
  runMatomo()
  expect(plugin.isLoaded()).toBe(true)
})

test('the plugin is ready at once before it is loaded, and otherwise once matomo.js has come or failed', async () => {
  const { plugin, load } = createPlugin()
  await expect(plugin.ready?.()).resolves.toBeUndefined()
  await load()
  const onReady = jest.fn()
  const ready = plugin.ready?.().then(onReady)
  await new Promise((resolve) => setTimeout(resolve))
  expect(onReady).not.toHaveBeenCalled()
  jest.spyOn(console, 'warn').mockImplementation()
  endScript('error')
  await ready
  expect(onReady).toHaveBeenCalled()
})
