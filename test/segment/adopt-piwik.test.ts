import type { CDNSettings } from '@segment/analytics-next'
import { adoptPiwik, isAdopted, isOfAdoptedSource } from '../../src/segment/adopt-piwik'

const PIWIK = { siteId: '1', url: 'https://matomo.test', type: 'browser' }

let warned: jest.SpyInstance<void, Parameters<typeof console.warn>>

beforeEach(() => {
  warned = jest.spyOn(console, 'warn').mockImplementation()
})
afterEach(() => {
  jest.restoreAllMocks()
})

const settingsWith = (parts: object): CDNSettings =>
  ({ integrations: {}, ...parts }) as unknown as CDNSettings

test('the settings of the classic destination become those of a remote plugin of the same name', () => {
  expect(adoptPiwik(settingsWith({ integrations: { Piwik: PIWIK } })).remotePlugins).toEqual([
    {
      name: 'Piwik',
      creationName: 'Piwik',
      url: '',
      libraryName: 'matomoDestination',
      settings: PIWIK,
    },
  ])
  expect(warned).not.toHaveBeenCalled()
})

test('analytics.js does not load the classic destination any more, because it counts as unbundled', () => {
  const { integrations } = adoptPiwik(settingsWith({ integrations: { Piwik: PIWIK } }))
  expect(integrations.Piwik).toEqual({ ...PIWIK, bundlingStatus: 'unbundled' })
})

test('the remote plugin is loaded from the address that is given', () => {
  const adopted = adoptPiwik(settingsWith({ integrations: { Piwik: PIWIK } }), 'https://shop.test/matomo.js')
  expect(adopted.remotePlugins?.[0]?.url).toBe('https://shop.test/matomo.js')
})

test('null in the place of remote plugins counts as none, as it does for analytics.js', () => {
  const adopted = adoptPiwik(settingsWith({ integrations: { Piwik: PIWIK }, remotePlugins: null }))
  expect(adopted.remotePlugins).toHaveLength(1)
})

test('everything else in the settings stays, and the settings that were given are not changed', () => {
  const given = settingsWith({
    integrations: { Piwik: PIWIK, Other: { key: 'x' } },
    remotePlugins: [{ name: 'Another' }],
    plan: { track: {} },
  })
  const before = structuredClone(given)
  const adopted = adoptPiwik(given)
  expect(adopted).toMatchObject({ integrations: { Other: { key: 'x' } }, plan: { track: {} } })
  expect(adopted.remotePlugins?.map(({ name }) => name)).toEqual(['Another', 'Piwik'])
  expect(given).toEqual(before)
})

test.each<[string, object]>([
  ['without the classic destination', {}],
  ['whose classic destination has no settings', { integrations: { Piwik: null } }],
  ['whose classic destination is only switched on', { integrations: { Piwik: true } }],
])('settings %s are returned as they are, with a warning that nothing reaches Matomo', (_, parts) => {
  const given = settingsWith(parts)
  expect(adoptPiwik(given)).toBe(given)
  expect(warned.mock.calls).toEqual([
    [
      '[segment-matomo] adopt-piwik: adoptPiwik found no "Piwik" in the source\'s settings, so Matomo gets nothing. Switch on "Matomo (Piwik)" for this source in Segment, unless a consent tool has removed it. (https://unpkg.com/segment-matomo@1/docs/debugging.md#adopt-piwik)',
    ],
  ])
})

test('settings that were handed over already are returned as they are', () => {
  const given = adoptPiwik(
    settingsWith({ integrations: { Piwik: PIWIK }, remotePlugins: [{ name: 'Another' }] }),
  )
  expect(adoptPiwik(given)).toBe(given)
})

test.each<[string, object, boolean]>([
  ['a remote plugin of this name', { remotePlugins: [{ name: 'Another' }, { name: 'Piwik' }] }, true],
  ['remote plugins of other names', { remotePlugins: [{ name: 'Another' }] }, false],
  ['no remote plugins', {}, false],
  ['null in the place of remote plugins', { remotePlugins: null }, false],
])('whether settings with %s were handed over already: %p', (_, parts, isHandedOver) => {
  expect(isAdopted(settingsWith(parts))).toBe(isHandedOver)
})

test.each<[string, unknown, boolean]>([
  ['analytics.js has made of an adopted source', { ...PIWIK, bundlingStatus: 'unbundled' }, true],
  ['a page gives', { siteId: 1 }, false],
  ['is none', undefined, false],
])('an argument that %s: whether a source was handed over is seen in it', (_, argument, isHandedOver) => {
  expect(isOfAdoptedSource(argument)).toBe(isHandedOver)
})
