import type { Analytics } from '@segment/analytics-next'

/**
 * Where settings may stand, strongest first: the argument of `matomo()`, the options of
 * `AnalyticsBrowser.load`, and the source's settings from Segment's CDN.
 *
 * @param isRemote - whether analytics.js gave the argument, out of the settings of the source
 */
export function settingsSources(analytics: Analytics, argument: unknown, isRemote: boolean): unknown[] {
  const options = analytics.options.integrations as Record<string, unknown> | undefined
  const { Matomo, Piwik } = analytics.settings.cdnSettings.integrations
  return [isRemote || argument, options?.Matomo, options?.Piwik, argument, Matomo, Piwik]
}
