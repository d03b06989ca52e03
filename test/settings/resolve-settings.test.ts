import type { MatomoSettings } from '../../src/settings/matomo-settings'
import { resolveSettings } from '../../src/settings/resolve-settings'
import { MatomoSettingsError } from '../../src/settings/settings-error'

const required = { siteId: 1, serverUrl: 'https://matomo.test' }
const resolve = (settings: object) => resolveSettings({ ...required, ...settings })
const errorOf = (...sources: unknown[]): MatomoSettingsError => {
  try {
    resolveSettings(...sources)
  } catch (error) {
    return error as MatomoSettingsError
  }
  throw new Error('the settings were accepted')
}

test('the defaults', () => {
  expect(resolve({})).toEqual({
    siteId: 1,
    scriptUrl: 'https://matomo.test/matomo.js',
    trackerUrl: 'https://matomo.test/matomo.php',
    customVariableLimit: 5,
    goals: new Map(),
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
    preload: false,
    trackers: [],
    commands: [],
    appended: '',
    debug: false,
  })
})

describe('places', () => {
  test('the first that gives a setting wins; what is empty counts as not given', () => {
    const resolved = resolveSettings(
      { siteId: '', cookies: undefined },
      undefined,
      { siteId: '2', serverUrl: null, cookies: false },
      { siteId: '3', url: 'https://cdn-settings.test', cookies: true },
    )
    expect(resolved.siteId).toBe('2')
    expect(resolved.trackerUrl).toBe('https://cdn-settings.test/matomo.php')
    expect(resolved.cookies).toBe(false)
  })

  test('url is another name for serverUrl, the weaker one', () => {
    expect(resolveSettings({ siteId: 1, url: '//a.test' }).trackerUrl).toBe('https://a.test/matomo.php')
    expect(resolveSettings({ siteId: 1, url: '//a.test', serverUrl: '//b.test' }).trackerUrl).toBe(
      'https://b.test/matomo.php',
    )
  })
})

describe('serverUrl', () => {
  test.each([
    'https://matomo.test/stats',
    'https://matomo.test/stats/',
    'https://matomo.test/stats//',
    'https://matomo.test/stats/matomo.php',
    'https://matomo.test/stats/piwik.php',
    'https://matomo.test/stats/matomo.js',
    'https://matomo.test/stats/piwik.js',
    'https://matomo.test/stats/index.php?module=CoreHome#top',
    '//matomo.test/stats',
    'matomo.test/stats/',
    '  matomo.test/stats ',
  ])('%p', (serverUrl) => {
    const { scriptUrl, trackerUrl } = resolve({ serverUrl })
    expect([scriptUrl, trackerUrl]).toEqual([
      'https://matomo.test/stats/matomo.js',
      'https://matomo.test/stats/matomo.php',
    ])
  })

  test.each([
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['localhost:8080', 'https://localhost:8080'],
    ['HTTPS://Matomo.Test', 'https://matomo.test'],
    ['https://matomo.test/matomo', 'https://matomo.test/matomo'],
  ])('%p', (serverUrl, base) => {
    expect(resolve({ serverUrl }).trackerUrl).toBe(`${base}/matomo.php`)
  })

  test('on Matomo Cloud the script comes from its CDN', () => {
    const { scriptUrl, trackerUrl } = resolve({ serverUrl: 'https://shop.matomo.cloud/' })
    expect(scriptUrl).toBe('https://cdn.matomo.cloud/shop.matomo.cloud/matomo.js')
    expect(trackerUrl).toBe('https://shop.matomo.cloud/matomo.php')
  })

  test('scriptUrl and trackerUrl are taken as they are', () => {
    const { scriptUrl, trackerUrl } = resolve({
      scriptUrl: '//cdn.test/m.js?v=1',
      trackerUrl: 'https://a.test/js/',
    })
    expect([scriptUrl, trackerUrl]).toEqual(['https://cdn.test/m.js?v=1', 'https://a.test/js/'])
  })
})

test('goals are found by their names without case, one id or a list of them', () => {
  expect(resolve({ goals: { 'Order Completed': '2', signedUp: [3, ' 4 '] } }).goals).toEqual(
    new Map([
      ['ordercompleted', [2]],
      ['signedup', [3, 4]],
    ]),
  )
  expect(
    resolve({
      goals: [
        { key: 'a_b', value: 1 },
        { key: 'aB', value: ['2'] },
      ],
    }).goals,
  ).toEqual(new Map([['ab', [1, 2]]]))
})

test('what the user’s commands append to the tracking URL is known', () => {
  const commands: MatomoSettings['commands'] = [
    ['appendToTrackingUrl', 'a=1'],
    ['appendToTrackingUrl', 'b=2'],
  ]
  expect(resolve({ commands }).appended).toBe('b=2')
})

describe('a missing or malformed setting is an error that names it, what it got and what it wants', () => {
  test.each<[object, string]>([
    [
      { siteId: undefined },
      '[segment-matomo] settings: "siteId" is undefined, it should be a site id, such as 1 (docs/debugging.md#settings)',
    ],
    [
      { serverUrl: undefined },
      '[segment-matomo] settings: "serverUrl" is undefined, it should be an http(s) URL (docs/debugging.md#settings)',
    ],
    [
      { serverUrl: 'ftp://matomo.test' },
      '[segment-matomo] settings: "serverUrl" is "ftp://matomo.test", it should be an http(s) URL (docs/debugging.md#settings)',
    ],
    [
      { customVariableLimit: -1 },
      '[segment-matomo] settings: "customVariableLimit" is -1, it should match "?\\d+"? (docs/debugging.md#settings)',
    ],
    [
      { goals: { 'Signed Up': 'two' } },
      '[segment-matomo] settings: "goals["Signed Up"]" is "two", it should match "? *[1-9]\\d{0,14} *"? (docs/debugging.md#settings)',
    ],
    [
      { goals: 'x' },
      '[segment-matomo] settings: "goals" is "x", it should match {.*}|\\[.*\\] (docs/debugging.md#settings)',
    ],
  ])('%j', (settings, message) => {
    const error = errorOf({ ...required, ...settings })
    expect(error).toBeInstanceOf(MatomoSettingsError)
    expect(error).toBeInstanceOf(Error)
    expect(error.name).toBe('MatomoSettingsError')
    expect(error.message).toBe(message)
  })

  test.each<[keyof MatomoSettings, unknown[]]>([
    ['siteId', [0, -1, 1.5, NaN, Infinity, '0', '1&uid=x', ' ', true, {}, [1], () => 1]],
    [
      'serverUrl',
      [
        '/matomo',
        'javascript:alert(1)',
        'data:text/html,x',
        'not a host',
        'https://',
        'file:///x',
        5,
        {},
        [],
      ],
    ],
    ['scriptUrl', ['javascript:alert(1)', 5]],
    ['trackerUrl', ['ftp://matomo.test']],
    ['customVariableLimit', [1.5, NaN, Infinity, '1.5', 'five', true, {}]],
    ['goals', [5, true, [1, 2], [{ key: 1, value: 1 }], ['Signed Up']]],
    ['linkTracking', ['yes', 1]],
    ['heartBeat', ['15', 4, NaN, Infinity]],
    ['cookies', ['no']],
    ['doNotTrack', [1]],
    ['domains', [5, [5], [['']], { a: 1 }]],
    ['cookieDomain', [5, {}]],
    ['crossDomainLinking', ['yes']],
    ['userId', ['yes', 1, {}]],
    ['pageTitle', ['heading', 1]],
    ['pageUrl', ['address', 1]],
    ['customDimensions', [5, 'x', [1]]],
    ['ecommerce', ['yes']],
    ['siteSearch', [1]],
    ['trackers', [{}, [{}], [{ siteId: 1 }], [{ serverUrl: 'https://a.test' }], ['https://a.test'], [null]]],
    ['commands', [{}, 'x', ['trackPageView'], [[1]], [null]]],
    ['preload', ['yes', 1]],
    ['nonce', [5, true, {}]],
    ['integrity', [5, ['sha384-abc']]],
    ['crossOrigin', [true, {}]],
    ['debug', ['yes']],
  ])('%s', (setting, values) => {
    for (const value of values) {
      expect([value, errorOf({ ...required, [setting]: value }).setting]).toEqual([
        value,
        // A tracker's own settings are named as that.
        expect.stringMatching(RegExp(`^${setting}(\\.|$)`)),
      ])
    }
  })

  test.each([[0, 1.5, '', 'x', {}, null]])('a goal id of %p', (...ids) => {
    for (const id of ids) expect(errorOf({ ...required, goals: { Paid: id } }).setting).toBe('goals["Paid"]')
  })

  test.each([
    ['properties.plan', 0],
    ['properties.plan', 'x'],
    ['plan', 1],
    ['properties', 1],
    ['group.name', 1],
  ])('a custom dimension %s of %p', (path, id) => {
    expect(errorOf({ ...required, customDimensions: { [path]: id } }).setting).toBe(
      `customDimensions["${path}"]`,
    )
  })

  test('a value that cannot be printed is named by its type', () => {
    const cycle: Record<string, unknown> = {}
    cycle.self = cycle
    expect(errorOf({ ...required, serverUrl: cycle }).message).toContain('is object,')
    expect(errorOf({ ...required, serverUrl: Symbol('x') }).message).toContain('is symbol,')
    expect(errorOf({ ...required, serverUrl: 5n }).message).toContain('is bigint,')
  })
})
