import type { CDNSettings } from '@segment/analytics-next'
import { isPlainObject } from '../lib/is-plain-object'
import { warn } from '../lib/message'
import { readField } from '../lib/read-field'
import { DESTINATION_NAME } from './integrations'

/** The `bundlingStatus` of a destination that analytics.js does not load from Segment's CDN. */
const ADOPTED = 'unbundled'

/**
 * Hands the "Piwik" destination that is configured in Segment over to this plugin: its settings, its
 * switches, its destination filters and its consent categories. Segment's own destination is then not loaded.
 *
 * @param cdnSettings - the source's settings; they are not changed
 * @param url - the address of the browser file, from which analytics.js loads the plugin if `plugins` does not hold it, as with
 *   Segment's snippet. By default there is no address
 * @returns a changed copy, or the settings themselves if there is nothing to hand over
 * @example
 * AnalyticsBrowser.load({ writeKey: '...', plugins: [matomo] }, { updateCDNSettings: adoptPiwik })
 */
export function adoptPiwik(cdnSettings: CDNSettings, url = ''): CDNSettings {
  const { integrations, remotePlugins } = cdnSettings
  const piwik = integrations[DESTINATION_NAME]
  if (isAdopted(cdnSettings)) return cdnSettings
  if (!isPlainObject(piwik)) {
    warn(
      'adopt-piwik',
      'adoptPiwik found no "Piwik" in the source\'s settings, so Matomo gets nothing. Switch on "Matomo (Piwik)" for this source in Segment, unless a consent tool has removed it.',
    )
    return cdnSettings
  }
  return {
    ...cdnSettings,
    integrations: {
      ...integrations,
      [DESTINATION_NAME]: { ...piwik, bundlingStatus: ADOPTED },
    },
    remotePlugins: [
      ...(remotePlugins ?? []),
      {
        name: DESTINATION_NAME,
        // Destination filters and consent tools know the destination by this name.
        creationName: DESTINATION_NAME,
        url,
        libraryName: 'matomoDestination',
        settings: piwik,
      },
    ],
  }
}

/** Whether the source's settings have been handed over already. */
export function isAdopted({ remotePlugins }: Pick<CDNSettings, 'remotePlugins'>): boolean {
  // A CDN may say `null`, which analytics.js takes for none.
  return (remotePlugins ?? []).some(({ name }) => name === DESTINATION_NAME)
}

/** Whether analytics.js has made the plugin's argument out of the settings of a source that was handed over. */
export function isOfAdoptedSource(argument: unknown): boolean {
  return readField(argument, 'bundlingStatus') === ADOPTED
}
