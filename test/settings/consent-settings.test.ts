import { resolveSettings } from '../../src/settings/resolve-settings'

const resolve = (settings: object) =>
  resolveSettings({ siteId: 1, serverUrl: 'https://matomo.test', ...settings })

test.each([
  { require: 'tracking' },
  { require: 'cookies' },
  { require: 'tracking', categories: [] },
  { require: 'cookies', categories: ['C0002', 'C0004'] },
])('consent as it should be: %j', (consent) => {
  expect(resolve({ consent }).consent).toEqual(consent)
})

test.each([undefined, null, ''])('no consent is asked for where it is %p', (consent) => {
  expect(resolve({ consent }).consent).toBeUndefined()
})

test.each([
  true,
  'tracking',
  [{ require: 'tracking' }],
  {},
  { require: 'all' },
  { require: 'cookies or tracking' },
  { categories: ['C0002'] },
  { require: 'tracking', categories: 'C0002' },
  { require: 'tracking', categories: [2] },
  { require: 'tracking', categories: ['C0002', ''] },
  { require: 'tracking', categories: { C0002: true } },
])('an error for %j', (consent) => {
  expect(() => resolve({ consent })).toThrow(/"consent\.(require|categories)" is .+, it should match .+/)
})
