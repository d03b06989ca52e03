import { settingsSources } from '../../src/destination/settings-sources'
import { createAnalytics } from './support/analytics'

const ARGUMENT = { siteId: 'argument' }
const FULL = createAnalytics({
  options: { integrations: { Piwik: 'Piwik at load', Matomo: 'Matomo at load' } },
  cdnSettings: { integrations: { Piwik: 'Piwik of the source', Matomo: 'Matomo of the source' } },
})
const OTHERS = [
  { name: 'options.integrations.Matomo', values: 'Matomo at load' },
  { name: 'options.integrations.Piwik', values: 'Piwik at load' },
  { name: "the source's settings for Matomo", values: 'Matomo of the source' },
  { name: "the source's settings for Piwik", values: 'Piwik of the source' },
]

test('the argument is the strongest source of a registered plugin, then come load and the CDN', () => {
  expect(settingsSources(FULL, ARGUMENT, 'registered')).toEqual([
    { name: 'the argument of matomo()', values: ARGUMENT },
    ...OTHERS,
  ])
})

test('what analytics.js has merged for a remote plugin is weaker than load and stronger than the CDN', () => {
  expect(settingsSources(FULL, ARGUMENT, 'remote')).toEqual([
    ...OTHERS.slice(0, 2),
    { name: 'the settings of the remote plugin', values: ARGUMENT },
    ...OTHERS.slice(2),
  ])
})

test('sources that do not exist have no values', () => {
  const sources = settingsSources(createAnalytics(), undefined, 'registered')
  expect(sources).toHaveLength(5)
  expect(sources.map(({ values }) => values)).toEqual(Array(5).fill(undefined))
})

test('a fork of analytics.js that keeps no settings of the source has none', () => {
  const analytics = createAnalytics()
  Reflect.deleteProperty(analytics.settings, 'cdnSettings')
  const sources = settingsSources(analytics, ARGUMENT, 'registered')
  expect(sources.map(({ values }) => values)).toEqual([ARGUMENT, ...Array<undefined>(4).fill(undefined)])
})
