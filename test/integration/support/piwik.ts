import type { CDNSettings } from '@segment/analytics-next'

/** The classic destination, as the CDN settings of a source name it. */
export const PIWIK: CDNSettings['integrations'][string] = {
  siteId: '3',
  url: 'https://matomo.test/piwik',
  goals: [{ key: 'Signed Up', value: '2' }],
  type: 'browser',
  bundlingStatus: 'bundled',
  versionSettings: { version: '2.0.1', componentTypes: ['browser'] },
}
