import { AnalyticsBrowser, type Analytics } from '@segment/analytics-next'
import { matomo } from 'segment-matomo'
import type { DemoConfig } from '../../demo-config'
import type { CallLog } from '../panel/call-log'
import { watchPlugin } from './watch-plugin'
import { watchReset } from './watch-reset'

/**
 * Segment's analytics.js with this plugin, and nothing of Segment's servers: the settings that would come from its CDN
 * are given here, and the destination "Segment.io", which is Segment's own collection of events, is off.
 */
export async function startAnalytics({ siteId, goals }: DemoConfig, log: CallLog): Promise<Analytics> {
  const writeKey = 'demo'
  const destination = matomo({ siteId, serverUrl: `${location.origin}/matomo`, goals })
  const [analytics] = await new AnalyticsBrowser().load(
    {
      writeKey,
      cdnSettings: { integrations: { 'Segment.io': { apiKey: writeKey } } },
      plugins: [watchPlugin(destination, log)],
    },
    { integrations: { 'Segment.io': false } },
  )
  watchReset(analytics, log)
  return analytics
}
