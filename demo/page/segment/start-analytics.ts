import { AnalyticsBrowser, type Analytics } from '@segment/analytics-next'
import { matomo, type MatomoPlugin } from 'segment-matomo'
import type { DemoConfig } from '../../demo-config'
import type { Conditions } from '../conditions'
import type { CallLog } from '../panel/call-log'
import { watchCalls } from './watch-calls'

/**
 * Starts Segment's analytics.js with this plugin, and without Segment's servers. The settings that would come from
 * Segment's CDN are given here. The destination "Segment.io", by which Segment collects events, is switched off.
 */
export async function startAnalytics(
  { siteId, goals }: DemoConfig,
  { consent }: Conditions,
  log: CallLog,
): Promise<{ analytics: Analytics; destination: MatomoPlugin }> {
  const writeKey = 'demo'
  const serverUrl = `${location.origin}/matomo`
  const consentSettings = consent === 'not asked' ? {} : { consent: { require: 'tracking' as const } }
  const destination = matomo({ siteId, serverUrl, goals, debug: log.addReport, ...consentSettings })
  // What the visitor said on an earlier page load.
  if (consent === 'given' || consent === 'refused') destination.consent[consent]()
  const [analytics] = await new AnalyticsBrowser().load(
    {
      writeKey,
      cdnSettings: {
        integrations: { 'Segment.io': { apiKey: writeKey } },
        // analytics.js sends no figures about itself to Segment.
        metrics: { sampleRate: 0 },
      },
      plugins: [watchCalls(log), destination],
    },
    { integrations: { 'Segment.io': false } },
  )
  return { analytics, destination }
}
