import { AnalyticsBrowser } from '@segment/analytics-next'
import { matomo } from 'segment-matomo'

export const analytics = new AnalyticsBrowser()

/** Starts analytics.js with a Matomo on the app's own host, and without Segment's servers. */
export function loadAnalytics() {
  const cdnSettings = { integrations: { 'Segment.io': { apiKey: 'test' } }, metrics: { sampleRate: 0 } }
  const plugins = [matomo({ siteId: 1, serverUrl: `${location.origin}/matomo` })]
  analytics.load({ writeKey: 'test', cdnSettings, plugins }, { integrations: { 'Segment.io': false } })
}
