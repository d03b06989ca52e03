import type { Analytics } from '@segment/analytics-next'
import { cdnSettingsOf } from '../segment/cdn-settings'
import { ALTERNATIVE_NAME, DESTINATION_NAME } from '../segment/integrations'
import type { SettingsSource } from '../settings/resolve-settings'

/** How the plugin came to the page. */
export type Installation = 'registered' | 'remote'

/**
 * The places where settings may stand, strongest first: the argument of `matomo()`, the options of `AnalyticsBrowser.load`, and
 * the source's settings from Segment's CDN. The argument of a remote plugin is what analytics.js has merged from the other
 * places, so it is weaker than the options.
 */
export function settingsSources(
  analytics: Analytics,
  argument: unknown,
  installation: Installation,
): readonly SettingsSource[] {
  const options = analytics.options.integrations as Record<string, unknown> | undefined
  const source: Readonly<Record<string, unknown>> = cdnSettingsOf(analytics).integrations ?? {}
  const argumentSource = { name: 'the argument of matomo()', values: argument }
  const mergedSource = { name: 'the settings of the remote plugin', values: argument }
  return [
    ...(installation === 'registered' ? [argumentSource] : []),
    { name: `options.integrations.${ALTERNATIVE_NAME}`, values: options?.[ALTERNATIVE_NAME] },
    { name: `options.integrations.${DESTINATION_NAME}`, values: options?.[DESTINATION_NAME] },
    ...(installation === 'remote' ? [mergedSource] : []),
    { name: `the source's settings for ${ALTERNATIVE_NAME}`, values: source[ALTERNATIVE_NAME] },
    { name: `the source's settings for ${DESTINATION_NAME}`, values: source[DESTINATION_NAME] },
  ]
}
