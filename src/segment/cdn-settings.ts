import type { Analytics, CDNSettings } from '@segment/analytics-next'

/** What is read here of the source's settings. */
type SourceSettings = Partial<CDNSettings>

/** The source's settings. Forks of analytics.js, such as Hightouch's, do not keep them. */
export function cdnSettingsOf(analytics: Analytics): SourceSettings {
  const { cdnSettings } = analytics.settings as { readonly cdnSettings?: SourceSettings }
  return cdnSettings ?? {}
}
