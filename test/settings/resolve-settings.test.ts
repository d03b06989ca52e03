import { createGoalIndex } from '../../src/settings/goal-index'
import { resolveSettings } from '../../src/settings/resolve-settings'
import { MatomoSettingsError } from '../../src/settings/settings-error'
import { errorOf, REQUIRED, resolve, SOURCES, throwing } from './support/resolve'

test('settings that are not given have their defaults', () => {
  expect(resolve().settings).toEqual({
    siteId: 1,
    scriptUrl: 'https://matomo.test/matomo.js',
    trackerUrl: 'https://matomo.test/matomo.php',
    customVariableLimit: 5,
    goals: createGoalIndex([]),
    linkTracking: true,
    heartBeat: false,
    cookies: true,
    doNotTrack: false,
    domains: [],
    cookieDomain: undefined,
    crossDomainLinking: false,
    userId: true,
    pageTitle: 'title',
    pageUrl: 'location',
    customDimensions: [],
    ecommerce: true,
    siteSearch: true,
    consent: undefined,
    leavingEarly: true,
    preload: false,
    nonce: undefined,
    integrity: undefined,
    crossOrigin: undefined,
    trackers: [],
    commands: [],
    appended: '',
    debug: false,
  })
})

describe('sources', () => {
  test('the strongest that has a setting wins, and what is blank counts as not given', () => {
    const { settings, origins, warnings } = resolve(
      { siteId: ' ', cookies: undefined },
      { siteId: '2', serverUrl: null, cookies: false },
      { siteId: '3', url: 'https://cdn-settings.test', cookies: true, debug: 'true' },
    )
    expect(settings.siteId).toBe('2')
    expect(settings.trackerUrl).toBe('https://cdn-settings.test/matomo.php')
    expect(settings.cookies).toBe(false)
    expect(warnings).toEqual([])
    expect([...origins].sort()).toEqual([
      ['cookies', SOURCES[1]],
      ['debug', SOURCES[2]],
      ['serverUrl', SOURCES[2]],
      ['siteId', SOURCES[1]],
    ])
  })

  test('`url` is another name for `serverUrl`, the weaker one within a source', () => {
    const trackerUrl = (...values: object[]) => resolve(...values).settings.trackerUrl
    expect(trackerUrl({ url: '//a.test' })).toBe('https://a.test/matomo.php')
    expect(trackerUrl({ url: '//a.test', serverUrl: '//b.test' })).toBe('https://b.test/matomo.php')
    expect(trackerUrl({ url: '//a.test' }, { serverUrl: '//b.test' })).toBe('https://a.test/matomo.php')
  })

  test.each([undefined, null, true, 5, 'x', () => 1])('%p is no source', (values) => {
    expect(resolve(values).settings).toEqual(resolve().settings)
  })

  test('an empty map or list is given: there are no goals, whatever the next source has', () => {
    const { settings, origins } = resolve(
      { goals: {}, domains: [] },
      { goals: { Paid: 1 }, domains: 'a.test' },
    )
    expect(settings).toEqual(resolve().settings)
    expect(origins.get('goals')).toBe(SOURCES[0])
  })

  test('a list of nothing but blank rows counts as not given', () => {
    const { settings, warnings, origins } = resolve(
      { goals: [{ key: '', value: '' }], domains: [''] },
      { goals: { Paid: 1 } },
    )
    expect(settings.goals).toEqual(resolve({ goals: { Paid: 1 } }).settings.goals)
    expect(warnings).toEqual([])
    expect(origins.get('goals')).toBe(SOURCES[1])
    expect(origins.has('domains')).toBe(false)
  })

  test('a getter that throws costs that setting alone', () => {
    const { settings, warnings } = resolve(throwing('heartBeat', { debug: true }), { heartBeat: 15 })
    expect(settings).toEqual(resolve({ debug: true, heartBeat: 15 }).settings)
    expect(warnings).toEqual([
      'The setting heartBeat is Error: a getter, but heartBeat should be true, false or a number from 5 on, such as 15. The value in the argument of matomo() is ignored.',
    ])
    expect(errorOf(throwing('consent')).setting).toBe('consent')
  })

  test('the same mistake in several sources is one warning', () => {
    const { warnings } = resolve({ debug: 'yes' }, { debug: 'yes' }, { debug: 'on' })
    expect(warnings).toEqual([
      'The setting debug is "yes", but debug should be true, false or a function. The value in the argument of matomo() is ignored.',
      'The setting debug is "on", but debug should be true, false or a function. The value in the source\'s settings is ignored.',
    ])
  })
})

describe('without a site or a server there is nowhere to send to', () => {
  const missing = (values: object): unknown => {
    try {
      return resolveSettings([{ name: 'the test', values }])
    } catch (error) {
      return error
    }
  }

  test.each([
    [
      'siteId',
      { serverUrl: 'https://matomo.test' },
      '[segment-matomo] settings: The setting siteId is missing, but siteId should be a site id, such as 1. Nothing is sent to Matomo until this is corrected. (https://unpkg.com/segment-matomo@1/docs/debugging.md#settings)',
    ],
    [
      'serverUrl',
      { siteId: 1 },
      '[segment-matomo] settings: The setting serverUrl is missing, but serverUrl should be an http(s) address, such as https://matomo.example.org. Nothing is sent to Matomo until this is corrected. (https://unpkg.com/segment-matomo@1/docs/debugging.md#settings)',
    ],
  ])('%s', (setting, values, message) => {
    const error = missing(values)
    expect(error).toBeInstanceOf(MatomoSettingsError)
    expect(error).toMatchObject({ name: 'MatomoSettingsError', setting, message })
    expect(() => resolveSettings([])).toThrow(MatomoSettingsError)
  })
})

test('an integrity brings `anonymous` along as crossOrigin, unless another one is given', () => {
  const integrity = 'sha384-abc'
  expect(resolve({ integrity }).settings.crossOrigin).toBe('anonymous')
  expect(resolve({ integrity, crossOrigin: 'use-credentials' }).settings.crossOrigin).toBe('use-credentials')
  expect(resolve({}).settings.crossOrigin).toBeUndefined()
})

test.each([
  [[['appendToTrackingUrl', 'a=1'], ['disableCookies'], ['appendToTrackingUrl', 'b=2']], 'b=2'],
  [[['appendToTrackingUrl', 'a=1'], ['appendToTrackingUrl']], ''],
  [[['disableCookies']], ''],
])('what the commands %j append to each request is known', (commands, appended) => {
  expect(resolve({ commands }).settings.appended).toBe(appended)
})

test('libraries that give lists and texts a toJSON change no setting', () => {
  const prototypes = [Array.prototype, String.prototype, Object.prototype]
  const values = {
    ...REQUIRED,
    goals: [{ key: 'Paid', value: [1] }],
    domains: ['a.test'],
    pageTitle: 'name',
    heartBeat: [5],
  }
  const expected = resolve(values).settings
  for (const prototype of prototypes) {
    Object.defineProperty(prototype, 'toJSON', { configurable: true, value: () => 'changed' })
  }
  try {
    const { settings, warnings } = resolve(values)
    expect(settings).toEqual(expected)
    expect(warnings).toEqual([
      expect.stringMatching(/^The setting heartBeat is .+, but heartBeat should be /),
    ])
  } finally {
    for (const prototype of prototypes) delete (prototype as { toJSON?: unknown }).toJSON
  }
})
