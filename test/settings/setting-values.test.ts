import { toLine } from '../../src/settings/to-line'
import { findGoals, type GoalIndex } from '../../src/settings/goal-index'
import type { ResolvedSettings } from '../../src/settings/resolve-settings'
import { errorOf, resolve, revokedProxy, settingsWith, SOURCES, throwing } from './support/resolve'

interface Cases {
  /** What is written, and what it is read as. */
  readonly right: readonly (readonly [written: unknown, read: unknown])[]
  readonly wrong: readonly unknown[]
  /** How to read the setting, where it is not read under its own name. */
  readonly of?: (settings: ResolvedSettings) => unknown
}

const NOT_GIVEN = [undefined, null, '', '  ', '\t\n']

/** No setting takes these. */
const NEVER = [Symbol('x'), 5n, NaN, Infinity, -1, new Map(), revokedProxy()]

const BOOLEAN: Cases = {
  right: [
    [true, true],
    [false, false],
    ['true', true],
    [' FALSE\n', false],
  ],
  wrong: ['yes', 'no', 'on', 0, 1, '0', '1', {}, [], [true], () => true],
}

const showReport = () => undefined

const SERVER_WRONG = [
  'javascript:alert(1)',
  'ftp://matomo.test',
  'not a host',
  'https://',
  '../matomo',
  5,
  {},
  [],
]

const found = (goals: GoalIndex) =>
  Object.fromEntries([...goals.byName.keys()].map((name) => [name, findGoals(goals, name)]))

const dimension = (setting: string, scope: string, path: readonly string[], id: number) => ({
  setting,
  scope,
  path,
  id,
})

/** Settings of which a mistake costs that value alone. */
const OPTIONAL: Readonly<Record<string, Cases>> = {
  linkTracking: BOOLEAN,
  crossDomainLinking: BOOLEAN,
  ecommerce: BOOLEAN,
  siteSearch: BOOLEAN,
  preload: BOOLEAN,
  debug: {
    right: [...BOOLEAN.right, [showReport, showReport]],
    wrong: BOOLEAN.wrong.filter((value) => typeof value !== 'function'),
  },
  customVariableLimit: {
    right: [
      [0, 0],
      [10, 10],
      [' 7 ', 7],
      ['0', 0],
      ['3.0', 3],
    ],
    wrong: [1.5, '1.5', 'five', '0x10', '1e1', '-1', true, {}, [5]],
  },
  heartBeat: {
    right: [
      [true, true],
      ['false', false],
      [5, 5],
      [7.5, 7.5],
      ['15', 15],
      [' 15.5 ', 15.5],
    ],
    wrong: [0, 4, '4', 'fast', '15s', {}, [15]],
  },
  domains: {
    right: [
      ['shop.test', ['shop.test']],
      [' *.shop.test , cdn.test,', ['*.shop.test', 'cdn.test']],
      [
        [' *.shop.test ', 'shop.test/path'],
        ['*.shop.test', 'shop.test/path'],
      ],
      [['shop.test', '', null, undefined], ['shop.test']],
      [[], []],
    ],
    wrong: [
      5,
      true,
      { a: 1 },
      [5],
      [['shop.test']],
      'shop test',
      ['shop.test:8080'],
      ['https://shop.test/'],
      ['//shop.test'],
      ['/path'],
      [revokedProxy()],
    ],
  },
  cookieDomain: {
    right: [
      ['*.shop.test', '*.shop.test'],
      [' .shop.test ', '.shop.test'],
    ],
    wrong: [
      true,
      5,
      {},
      ['shop.test'],
      'https://shop.test/',
      'shop test',
      'shop.test; secure',
      'a.test,b.test',
    ],
  },
  pageTitle: {
    right: [
      ['title', 'title'],
      ['name', 'name'],
      [' Name ', 'name'],
    ],
    wrong: ['heading', true, {}, ['name']],
  },
  nonce: {
    right: [
      ['abc', 'abc'],
      [' r4nd0m ', 'r4nd0m'],
    ],
    wrong: [5, true, {}, ['abc'], 'undefined'],
  },
  goals: {
    of: ({ goals }) => found(goals),
    right: [
      [{}, {}],
      [[], {}],
      [{ Paid: 1 }, { Paid: [1] }],
      [
        { ' Paid ': ' 2 ', 'Signed Up': [3, '4', 3, '', null] },
        { Paid: [2], 'Signed Up': [3, 4] },
      ],
      [[{ key: 'Paid', value: '1' }], { Paid: [1] }],
      [
        [
          { key: 'Paid', value: 1 },
          { key: ' Paid', value: ['2'] },
          { key: 'Sold', value: 3, more: 1 },
        ],
        { Paid: [1, 2], Sold: [3] },
      ],
      // Segment's form keeps rows that are half filled.
      [
        [
          { key: 'Paid', value: 1 },
          { key: 'Sold', value: '' },
          { key: '', value: '3' },
          { key: ' ', value: null },
          {},
          null,
          undefined,
          '',
          { key: 'Left', value: [] },
          { key: 'Right', value: [''] },
          { key: 'Up' },
          { value: 5 },
          { key: 'Down', value: '', type: 'goal' },
        ],
        { Paid: [1] },
      ],
      [{ Paid: 1, Sold: undefined, '': 4, Left: '' }, { Paid: [1] }],
      [
        Object.assign(Object.create(null) as object, { Paid: 1, constructor: 2 }),
        { Paid: [1], constructor: [2] },
      ],
      [
        JSON.parse('{ "__proto__": 5, "constructor": 6 }'),
        JSON.parse('{ "__proto__": [5], "constructor": [6] }'),
      ],
    ],
    wrong: [
      'Paid',
      5,
      true,
      new Map([['Paid', 1]]),
      new Date(),
      [5],
      ['Paid'],
      [[{ key: 'Paid', value: 1 }]],
      [{ key: 5, value: 1 }],
      [{ key: {}, value: 1 }],
      [{ key: 'Paid', value: 'x' }],
      // Rows of another form, of which nothing would be heard if they counted as half filled.
      [{ event: 'Paid', goal: 2 }],
      [{ key: 'Paid', goal: 2 }],
      [{ value: { key: 'Paid', value: 2 } }],
      ...[0, -1, 1.5, '1.5', 'x', '1&uid=x', true, {}, NaN, '1,2', 1e300].map((id) => ({ Paid: id })),
      { Paid: [[1]] },
      { Paid: revokedProxy() },
      throwing('Paid'),
      [throwing('value', { key: 'Paid' })],
      [throwing('key', { value: 1 })],
      [revokedProxy()],
    ],
  },
  customDimensions: {
    right: [
      [{}, []],
      [[], []],
      [{ 'properties.plan': 1 }, [dimension('properties.plan', 'hit', ['properties', 'plan'], 1)]],
      [
        { 'context.app.version': '2' },
        [dimension('context.app.version', 'hit', ['context', 'app', 'version'], 2)],
      ],
      [{ ' traits.tier ': ' 3 ' }, [dimension('traits.tier', 'user', ['traits', 'tier'], 3)]],
      [{ 'group.id': 4 }, [dimension('group.id', 'group', ['groupId'], 4)]],
      [{ 'group.traits.plan': 5 }, [dimension('group.traits.plan', 'group', ['traits', 'plan'], 5)]],
      [
        [{ key: 'traits.a', value: '1' }, { key: 'traits.b', value: '' }, { key: '', value: 2 }, null],
        [dimension('traits.a', 'user', ['traits', 'a'], 1)],
      ],
    ],
    wrong: [
      'properties.plan',
      5,
      new Map(),
      ['properties.plan'],
      [{ key: 1, value: 'properties.plan' }],
      ...[
        'plan',
        'properties',
        'properties.',
        'properties..a',
        'group',
        'group.name',
        'group.id.x',
        'group.traits',
      ].map((path) => ({ [path]: 1 })),
      ...['group.traits.', 'traits', '.', 'user.traits.a'].map((path) => ({ [path]: 1 })),
      ...[0, 'x', -1, 1.5, true, [1], {}].map((id) => ({ 'properties.plan': id })),
    ],
  },
  trackers: {
    right: [
      [[], []],
      [
        [{ serverUrl: 'https://a.test/', siteId: 2 }],
        [{ trackerUrl: 'https://a.test/matomo.php', siteId: 2 }],
      ],
      [
        [{ serverUrl: '//a.test', siteId: ' 2 ' }],
        [{ trackerUrl: 'https://a.test/matomo.php', siteId: '2' }],
      ],
    ],
    wrong: [
      {},
      'https://a.test',
      { serverUrl: 'https://a.test', siteId: 2 },
      ['https://a.test'],
      [null],
      [{}],
      [[]],
      [{ siteId: 2 }],
      [{ serverUrl: 'https://a.test' }],
      [{ serverUrl: 'https://a.test', siteId: 0 }],
      [{ serverUrl: 'ftp://a.test', siteId: 2 }],
      [revokedProxy()],
    ],
  },
}

const hash = (id: string) => id

/** Settings of which a mistake ends the start, in whatever source it stands. */
const PROTECTING: Readonly<Record<string, Cases>> = {
  cookies: BOOLEAN,
  doNotTrack: BOOLEAN,
  leavingEarly: BOOLEAN,
  siteId: {
    right: [
      [1, 1],
      ['1', '1'],
      [' 8 ', '8'],
      ['aB3_', 'aB3_'],
    ],
    wrong: [
      'undefined',
      'null',
      'NaN',
      0,
      1.5,
      '0',
      '000',
      '-1',
      '1.5',
      '1 2',
      '1&uid=x',
      true,
      {},
      [1],
      () => 1,
      1e300,
    ],
  },
  serverUrl: {
    of: ({ trackerUrl }) => trackerUrl,
    right: [['matomo.test/stats', 'https://matomo.test/stats/matomo.php']],
    wrong: SERVER_WRONG,
  },
  url: {
    of: () => undefined,
    right: [['matomo.test/stats', undefined]],
    wrong: SERVER_WRONG,
  },
  scriptUrl: {
    right: [
      ['https://cdn.test/m.js?v=1#x', 'https://cdn.test/m.js?v=1#x'],
      [' //cdn.test/js/ ', 'https://cdn.test/js/'],
      ['cdn.test/m.js', 'https://cdn.test/m.js'],
    ],
    wrong: [
      'javascript:alert(1)',
      'data:text/javascript,x',
      'ftp://a.test',
      'm.js',
      'js/m.js',
      'https://name:password@a.test',
      5,
      {},
      true,
      ['https://a.test'],
    ],
  },
  trackerUrl: {
    right: [['https://a.test/js/', 'https://a.test/js/']],
    wrong: ['ftp://a.test', 'mailto:ann@a.test', 5, {}],
  },
  userId: {
    right: [
      [true, true],
      ['false', false],
      [hash, hash],
    ],
    wrong: ['hash', 'yes', 1, 0, {}, []],
  },
  pageUrl: {
    right: [
      ['location', 'location'],
      [' canonical ', 'canonical'],
    ],
    wrong: ['address', true, {}, ['canonical']],
  },
  consent: {
    right: [
      [{ require: 'tracking' }, { require: 'tracking', categories: [] }],
      [{ require: ' Cookies ' }, { require: 'cookies', categories: [] }],
      [
        { require: 'tracking', categories: null },
        { require: 'tracking', categories: [] },
      ],
      [
        { require: 'tracking', categories: [] },
        { require: 'tracking', categories: [] },
      ],
      [
        { require: 'cookies', categories: [' C0002 ', 'C0004'] },
        { require: 'cookies', categories: ['C0002', 'C0004'] },
      ],
    ],
    wrong: [
      true,
      false,
      'tracking',
      [{ require: 'tracking' }],
      {},
      { require: '' },
      { require: 'all' },
      { require: ['tracking'] },
      { require: 'cookies or tracking' },
      { categories: ['C0002'] },
      { require: 'tracking', categories: 'C0002' },
      { require: 'tracking', categories: [2] },
      { require: 'tracking', categories: ['C0002', ''] },
      { require: 'tracking', categories: ['C0002', null] },
      { require: 'tracking', categories: { C0002: true } },
      throwing('require'),
      throwing('categories', { require: 'tracking' }),
    ],
  },
  integrity: {
    right: [
      ['sha384-abc+/=', 'sha384-abc+/='],
      [' sha256-abc sha512-def ', 'sha256-abc sha512-def'],
    ],
    // Browsers ignore what is no hash that they know, and run the script.
    wrong: ['abc', 'md5-abc', 'sha384-', 'sha384-abc none', 5, true, {}, ['sha384-abc']],
  },
  crossOrigin: {
    right: [
      ['anonymous', 'anonymous'],
      ['Use-Credentials', 'use-credentials'],
    ],
    wrong: ['yes', true, 5, {}],
  },
  commands: {
    right: [
      [[], []],
      [
        [['setSecureCookie', true], ['MediaAnalytics::scanForMedia']],
        [['setSecureCookie', true], ['MediaAnalytics::scanForMedia']],
      ],
      [
        [[' disableCookies\n'], ['setCookiePath', ' /a ']],
        [['disableCookies'], ['setCookiePath', ' /a ']],
      ],
    ],
    wrong: [
      {},
      'disableCookies',
      ['disableCookies'],
      ['setSecureCookie', true],
      [[]],
      [[1]],
      [['']],
      [[' ']],
      [null],
      [[() => undefined]],
      [['setSecureCookie', true], {}],
      [revokedProxy()],
    ],
  },
}

const ALL = { ...OPTIONAL, ...PROTECTING }
const DEFAULTS = resolve().settings
const read = (setting: string, settings: ResolvedSettings) =>
  (ALL[setting]?.of ?? ((all) => all[setting as keyof ResolvedSettings]))(settings)

const each = (cases: Readonly<Record<string, Cases>>, kind: 'right' | 'wrong') =>
  Object.entries(cases).flatMap(([setting, { [kind]: values }]) =>
    values.map((value) => [setting, toLine(value), value] as const),
  )

describe('a value that can be used is read without a warning', () => {
  test.each(each(ALL, 'right'))('%s: %s', (setting, _, pair) => {
    const [written, expected] = pair as [unknown, unknown]
    const { settings, warnings, origins } = resolve({ [setting]: written })
    expect(read(setting, settings)).toEqual(expected)
    expect(warnings).toEqual([])
    if (setting !== 'url') expect(origins.get(setting)).toBe(SOURCES[0])
  })
})

describe.each(Object.keys(ALL))('%s', (setting) => {
  test.each(NOT_GIVEN)('%p counts as not given', (value) => {
    const { settings, warnings, origins } = resolve({ [setting]: value })
    expect(settings).toEqual(DEFAULTS)
    expect(warnings).toEqual([])
    expect(origins.get(setting)).not.toBe(SOURCES[0])
  })
})

describe('a mistake in an optional setting costs that value, with one warning that names it', () => {
  const wrong = each(OPTIONAL, 'wrong')
  const never = Object.keys(OPTIONAL).flatMap((setting) =>
    NEVER.map((value) => [setting, toLine(value), value] as const),
  )
  const cases = [...wrong, ...never]

  test.each(cases)('%s: %s', (setting, _, value) => {
    const { settings, warnings, origins } = resolve({ [setting]: value })
    expect(settings).toEqual(DEFAULTS)
    expect(warnings).toEqual([
      expect.stringMatching(
        new RegExp(
          `^The setting ${setting}\\b.*, but ${setting} should be .+\\. The value in the argument of matomo\\(\\) is ignored\\.$`,
        ),
      ),
    ])
    expect(origins.has(setting)).toBe(false)
  })

  test.each(cases)('%s: %s, beside a right value in the next source', (setting, _, value) => {
    const [right] = (ALL[setting]?.right ?? []).filter(([, expected]) => expected !== read(setting, DEFAULTS))
    const written = right?.[0]
    const { settings, warnings, origins } = resolve({ [setting]: value }, { [setting]: written })
    expect(settings).toEqual(settingsWith(setting, written))
    expect(warnings).toHaveLength(1)
    expect(origins.get(setting)).toBe(SOURCES[1])
  })

  test.each(cases)('%s: %s, unnoticed behind a right value', (setting, _, value) => {
    const written = ALL[setting]?.right[0]?.[0]
    const { settings, warnings } = resolve({ [setting]: written }, { [setting]: value })
    expect(settings).toEqual(settingsWith(setting, written))
    expect(warnings).toEqual([])
  })
})

describe('a mistake in what protects the visitor or the page ends the start', () => {
  const never = Object.keys(PROTECTING).flatMap((setting) =>
    NEVER.map((value) => [setting, toLine(value), value] as const),
  )
  const cases = [...each(PROTECTING, 'wrong'), ...never]

  test.each(cases)('%s: %s', (setting, _, value) => {
    const error = errorOf({ [setting]: value })
    const name = setting === 'url' ? 'serverUrl' : setting
    expect(error.setting).toMatch(new RegExp(`^${name}\\b`))
    expect(error.message).toContain(`The setting ${error.setting} is`)
    expect(error.message).toContain(`, but ${name} should be `)
    expect(error.message).toContain(`until the value in ${SOURCES[0] ?? ''} is corrected.`)
  })

  test.each(cases)('%s: %s, behind a right value', (setting, _, value) => {
    const error = errorOf({ [setting]: ALL[setting]?.right[0]?.[0] }, { [setting]: value })
    expect(error.message).toContain(`until the value in ${SOURCES[1] ?? ''} is corrected.`)
  })
})

test('every setting is in one of the two tables', () => {
  const { appended, ...settings } = DEFAULTS
  expect(appended).toBe('')
  expect(Object.keys(ALL).sort()).toEqual([...Object.keys(settings), 'serverUrl', 'url'].sort())
})

describe('a mistake in a row costs that row', () => {
  const rows: readonly (readonly [string, unknown, unknown, RegExp])[] = [
    ['goals', { Paid: 1, Sold: 'x' }, { Paid: [1] }, /^The setting goals\["Sold"\] is "x", but goals should/],
    ['goals', { Paid: [1, 'x'] }, { Paid: [1] }, /^The setting goals\["Paid"\] is "x", but goals should/],
    [
      'goals',
      [5, { key: 'Paid', value: 1 }],
      { Paid: [1] },
      /^The setting goals\[0\] is 5, but goals should/,
    ],
    [
      'goals',
      [
        { key: 5, value: 1 },
        { key: 'Paid', value: 1 },
      ],
      { Paid: [1] },
      /^The setting goals\[0\] is \{"key":5,"value":1\}, but goals should/,
    ],
    [
      'customDimensions',
      [
        { key: 'plan', value: 1 },
        { key: 'traits.tier', value: 2 },
      ],
      [dimension('traits.tier', 'user', ['traits', 'tier'], 2)],
      /^The setting customDimensions\["plan"\] is 1, but customDimensions should be a map of paths to ids, such as/,
    ],
    ['domains', ['a.test', 5], ['a.test'], /^The setting domains\[1\] is 5, but domains should/],
    ['domains', 'a.test, b c', ['a.test'], /^The setting domains\[1\] is " b c", but domains should/],
    [
      'customDimensions',
      { plan: 1, 'traits.tier': 2 },
      [dimension('traits.tier', 'user', ['traits', 'tier'], 2)],
      /^The setting customDimensions\["plan"\] is 1, but customDimensions should be a map of paths to ids, such as/,
    ],
    [
      'trackers',
      [{ siteId: 2, serverUrl: '//a.test' }, { siteId: 3 }],
      [{ siteId: 2, trackerUrl: 'https://a.test/matomo.php' }],
      /^The setting trackers\[1\]\.serverUrl is missing, but trackers should be a list, such as/,
    ],
  ]
  const cases = rows.map(([setting, value, ...rest]) => [setting, toLine(value), value, ...rest] as const)

  test.each(cases)('%s: %s', (setting, _, value, expected, warning) => {
    const { settings, warnings } = resolve({ [setting]: value })
    expect(read(setting, settings)).toEqual(expected)
    expect(warnings).toEqual([expect.stringMatching(warning)])
  })
})
