import type { Analytics } from '@segment/analytics-next'

/**
 * Where settings may stand, strongest first: the argument of `matomo()`, the options of
 * `AnalyticsBrowser.load`, and the source's settings from Segment's CDN.
 *
 * @param isRemote - whether analytics.js gave the argument, out of the settings of the source
 */
export function settingsSources(analytics: Analytics, argument: unknown, isRemote: boolean): unknown[] {
  const own = (integrations: unknown) => {
    const { Matomo, Piwik } = (integrations ?? {}) as Record<string, unknown>
    return [Matomo, Piwik]
  }
  const options = own(analytics.options.integrations)
  return [
    ...(isRemote ? [...options, argument] : [argument, ...options]),
    ...own(analytics.settings.cdnSettings.integrations),
  ]
}
