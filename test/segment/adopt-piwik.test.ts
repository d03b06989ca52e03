import type { CDNSettings } from '@segment/analytics-next'
import { adoptPiwik } from '../../src/segment/adopt-piwik'

const PIWIK = { siteId: '1', url: 'https://matomo.test', type: 'browser' }

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
})

test('analytics.js does not load the classic destination any more, because it counts as unbundled', () => {
  const { integrations } = adoptPiwik(settingsWith({ integrations: { Piwik: PIWIK } }))
  expect(integrations.Piwik).toEqual({ ...PIWIK, bundlingStatus: 'unbundled' })
})

test('the remote plugin is loaded from the address that is given', () => {
  const adopted = adoptPiwik(settingsWith({ integrations: { Piwik: PIWIK } }), 'https://shop.test/matomo.js')
  expect(adopted.remotePlugins?.[0]?.url).toBe('https://shop.test/matomo.js')
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
  [
    'that have a remote plugin of this name already',
    { integrations: { Piwik: PIWIK }, remotePlugins: [{ name: 'Another' }, { name: 'Piwik' }] },
  ],
])('settings %s are returned as they are', (_, parts) => {
  const given = settingsWith(parts)
  expect(adoptPiwik(given)).toBe(given)
})
