import type { Analytics } from '@segment/analytics-next'
import { ALTERNATIVE_NAME, DESTINATION_NAME } from './integrations'
import { isRecord } from '../lib/is-record'

/**
 * Where settings may stand besides the argument of `matomo()`: the options of `AnalyticsBrowser.load`,
 * then the source's settings from Segment's CDN. Strongest first.
 */
export function settingsSources(analytics: Analytics): unknown[] {
  return [analytics.options.integrations, analytics.settings.cdnSettings.integrations].flatMap(
    (integrations: unknown) =>
      isRecord(integrations) ? [integrations[ALTERNATIVE_NAME], integrations[DESTINATION_NAME]] : [],
  )
}
