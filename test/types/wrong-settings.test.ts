import type { MatomoSettings } from '../../src'
import { openEditor } from './support/editor'

const editor = openEditor()

/** For each setting, what compiles and what does not. One that is missing here fails `npm run types`. */
const SETTINGS: Record<keyof MatomoSettings, { right: readonly string[]; wrong: readonly string[] }> = {
  siteId: { right: ['1', "'1'"], wrong: ['true', '[1]', '{}'] },
  serverUrl: { right: ["'https://matomo.test'"], wrong: ['1', "['https://matomo.test']", 'new URL("x:y")'] },
  url: { right: ["'https://matomo.test'"], wrong: ['1'] },
  customVariableLimit: { right: ['10'], wrong: ["'10'", 'true'] },
  goals: {
    right: [
      "{ Paid: 1, 'Signed Up': ['2', 3] }",
      '{ Paid: undefined, Sold: [undefined, 1] }',
      "[{ key: 'Paid', value: [1] }, { key: undefined, value: undefined }]",
    ],
    wrong: ["'1'", '{ Paid: true }', '{ Paid: { id: 1 } }', "['Paid']", "[{ key: 1, value: 'Paid' }]"],
  },
  scriptUrl: { right: ["'https://matomo.test/m.js'"], wrong: ['1'] },
  trackerUrl: { right: ["'https://matomo.test/m.php'"], wrong: ['1'] },
  linkTracking: { right: ['false'], wrong: ["'yes'", '1'] },
  heartBeat: { right: ['true', '30'], wrong: ["'30'"] },
  cookies: { right: ['false'], wrong: ["'no'", '0'] },
  doNotTrack: { right: ['true'], wrong: ["'yes'", '1'] },
  domains: { right: ["'shop.test'", "['*.shop.test', undefined]"], wrong: ['1', '[1]', '{}'] },
  cookieDomain: { right: ["'*.shop.test'"], wrong: ['true', "['shop.test']"] },
  crossDomainLinking: { right: ['true'], wrong: ["'yes'", "['shop.test']"] },
  userId: { right: ['false', '(id) => id.toUpperCase()'], wrong: ["'ann'", '() => 1', '(id: number) => ""'] },
  pageTitle: { right: ["'name'"], wrong: ["'heading'", 'true'] },
  pageUrl: { right: ["'canonical'"], wrong: ["'address'", 'true'] },
  customDimensions: {
    right: [
      "{ 'properties.plan': 1, 'traits.tier': '2', 'group.id': undefined }",
      "[{ key: 'properties.plan', value: '1' }, { key: undefined, value: undefined }]",
    ],
    wrong: ["'plan'", "['plan']", '{ plan: true }', '{ plan: [1] }'],
  },
  ecommerce: { right: ['false'], wrong: ["'no'", '0'] },
  siteSearch: { right: ['false'], wrong: ["'no'", '0'] },
  consent: {
    right: [
      "{ require: 'tracking' }",
      "{ require: 'cookies', categories: ['C0002'] }",
      "{ require: 'cookies', categories: undefined }",
    ],
    wrong: [
      'true',
      '{}',
      "{ require: 'all' }",
      "{ categories: ['C0002'] }",
      "{ require: 'tracking', categories: 'C0002' }",
      "{ require: 'tracking', category: 'C0002' }",
    ],
  },
  leavingEarly: { right: ['false'], wrong: ["'no'", '0'] },
  preload: { right: ['true'], wrong: ["'yes'", '1'] },
  nonce: { right: ["'abc'"], wrong: ['1'] },
  integrity: { right: ["'sha384-abc'"], wrong: ['1'] },
  crossOrigin: { right: ["'anonymous'", "'use-credentials'"], wrong: ['true', "'yes'"] },
  trackers: {
    right: ['[]', "[{ serverUrl: 'https://a.test', siteId: 1 }]"],
    wrong: [
      "{ serverUrl: 'https://a.test', siteId: 1 }",
      "['https://a.test']",
      "[{ serverUrl: 'https://a.test' }]",
      '[{ siteId: 1 }]',
      "[{ serverUrl: 'https://a.test', siteId: 1, cookies: false }]",
    ],
  },
  commands: {
    right: ['[]', "[['setSecureCookie', true], ['MediaAnalytics::scanForMedia']]"],
    wrong: ["['setSecureCookie', true]", "[['setSecureCookies', true]]", '[() => undefined]', '[[]]'],
  },
  debug: {
    right: ['true', '({ event, commands }) => [event.type, commands?.length]'],
    wrong: ["'yes'", '1', '(text: string) => text'],
  },
}

const lines = (kind: 'right' | 'wrong') =>
  Object.entries(SETTINGS).flatMap(([setting, values]) =>
    values[kind].map((value) => `matomo({ ${setting}: ${value} })`),
  )

test('settings of the right type compile', () => {
  expect(editor.wrongAmong(['matomo()', 'matomo({})', ...lines('right')])).toEqual([])
})

test('a setting that is undefined compiles, also under exactOptionalPropertyTypes', () => {
  const exact = openEditor({ exactOptionalPropertyTypes: true })
  const undefinedLines = Object.keys(SETTINGS).map((setting) => `matomo({ ${setting}: undefined })`)
  expect(exact.wrongAmong([...undefinedLines, ...lines('right')])).toEqual([])
  // Without such a type this would be one of the errors.
  expect(exact.wrongAmong(['const x: { a?: number } = { a: undefined }'])).toHaveLength(1)
})

test('settings of a wrong type do not compile', () => {
  expect(editor.wrongAmong(lines('wrong'))).toEqual(lines('wrong'))
})

test('settings that do not exist do not compile', () => {
  const unknown = ['siteID', 'siteid', 'server', 'matomo', 'command'].map((name) => `matomo({ ${name}: 1 })`)
  const none = ["matomo('https://matomo.test')", 'matomo(1)', 'matomo([])', 'matomo(null)', 'matomo({}, {})']
  expect(editor.wrongAmong([...unknown, ...none])).toEqual([...unknown, ...none])
})

test.each([
  [
    'matomo({ siteID: 1 })',
    "'siteID' does not exist in type 'Partial<MatomoSettings>'. Did you mean to write 'siteId'?",
  ],
  ["matomo({ linkTracking: 'yes' })", "Type 'string' is not assignable to type 'boolean | undefined'."],
  [
    "matomo({ pageTitle: 'heading' })",
    'Type \'"heading"\' is not assignable to type \'"title" | "name" | undefined\'.',
  ],
])('the compiler says of %s what is wrong, and nothing else', (code, error) => {
  expect(editor.errorsOf(code)).toEqual([expect.stringContaining(error)])
  expect(editor.errorsOf(code)[0]).not.toContain('\n')
})
