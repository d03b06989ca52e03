import { AnalyticsBrowser, type Analytics } from '@segment/analytics-next'
import { matomo, type MatomoPlugin } from 'segment-matomo'
import type { DemoConfig } from '../../demo-config'
import type { Conditions } from '../conditions'
import type { CallLog } from '../panel/call-log'
import { watchPlugin } from './watch-plugin'
import { watchReset } from './watch-reset'

/**
 * Segment's analytics.js with this plugin, and nothing of Segment's servers: the settings that would come from its CDN
 * are given here, and the destination "Segment.io", which is Segment's own collection of events, is off.
 */
export async function startAnalytics(
  { siteId, goals }: DemoConfig,
  { consent }: Conditions,
  log: CallLog,
): Promise<{ analytics: Analytics; destination: MatomoPlugin }> {
  const writeKey = 'demo'
  const serverUrl = `${location.origin}/matomo`
  const asking = consent === 'not asked' ? {} : { consent: { require: 'tracking' as const } }
  const destination = watchPlugin(matomo({ siteId, serverUrl, goals, ...asking }), log)
  // What the visitor said on an earlier page load.
  if (consent === 'given' || consent === 'refused') destination.consent[consent]()
  const [analytics] = await new AnalyticsBrowser().load(
    {
      writeKey,
      cdnSettings: { integrations: { 'Segment.io': { apiKey: writeKey } } },
      plugins: [destination],
    },
    { integrations: { 'Segment.io': false } },
  )
  watchReset(analytics, log)
  return { analytics, destination }
}
