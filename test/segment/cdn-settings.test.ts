import type { Analytics } from '@segment/analytics-next'
import { cdnSettingsOf } from '../../src/segment/cdn-settings'

const cdnSettings = { integrations: {} }

test.each([
  ['those of analytics.js', { cdnSettings }, cdnSettings],
  ['empty in a fork that keeps none', {}, {}],
])('the source’s settings are %s', (_, settings, expected) => {
  expect(cdnSettingsOf({ settings } as unknown as Analytics)).toEqual(expected)
})
