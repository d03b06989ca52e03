import type { CDNSettings } from '@segment/analytics-next'
import { adoptPiwik } from '../../src'
import { PIWIK } from './support/piwik'

const settings: CDNSettings = {
  integrations: { 'Segment.io': { apiKey: 'x' }, Piwik: PIWIK, Other: {} },
  remotePlugins: [],
  plan: { track: {} },
}

test('adoptPiwik keeps all other CDN settings, and does not change its argument', () => {
  const before = JSON.parse(JSON.stringify(settings)) as unknown
  const { integrations, remotePlugins, ...rest } = adoptPiwik(settings)
  expect(settings).toEqual(before)
  expect(rest).toEqual({ plan: { track: {} } })
  expect(integrations).toEqual({
    ...settings.integrations,
    Piwik: { ...PIWIK, bundlingStatus: 'unbundled' },
  })
  expect(remotePlugins).toEqual([
    expect.objectContaining({ name: 'Piwik', creationName: 'Piwik', settings: PIWIK }),
  ])
})

test('adoptPiwik hands the destination over once, also when it is applied twice', () => {
  expect(adoptPiwik(adoptPiwik(settings)).remotePlugins).toHaveLength(1)
})

test.each([{ integrations: {} }, { integrations: { Piwik: false } }, { integrations: { Other: {} } }])(
  'adoptPiwik returns CDN settings without a classic destination unchanged: %j',
  (settings) => {
    expect(adoptPiwik(settings as never)).toBe(settings)
  },
)
