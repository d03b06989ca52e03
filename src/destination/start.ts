import type { Analytics, Context } from '@segment/analytics-next'
import { isAdopted } from '../segment/adopt-piwik'
import { cdnSettingsOf } from '../segment/cdn-settings'
import { loadsClassicDestination } from '../segment/integrations'
import { resolveSettings, type Resolution } from '../settings/resolve-settings'
import { createDestination, type Destination } from './destination'
import { isPrinting } from './is-debugging'
import { warnOnce } from './page-claim'
import { settingsSources, type Installation } from './settings-sources'

/**
 * Finds the settings, says what is wrong with them, and starts the destination.
 *
 * @param argument - of `matomo()`
 * @param hasForeignFilters - whether filters exist that the plugin cannot run itself
 * @throws a MatomoSettingsError, or an Error where another plugin runs on the page
 */
export function start(
  analytics: Analytics,
  context: Context,
  argument: unknown,
  installation: Installation,
  hasForeignFilters: () => boolean,
): Destination {
  const resolution = resolveSettings(settingsSources(analytics, argument, installation))
  const { settings, warnings } = resolution
  for (const warning of warnings) warnOnce('settings', warning)
  if (installation === 'registered') warnOfSecondWay(analytics)
  const destination = createDestination({ settings, analytics, context, hasForeignFilters })
  if (isPrinting(settings, analytics)) console.log(describeStart(resolution))
  return destination
}

/** Warns if the source's settings bring Segment's own destination, or this plugin, to the page a second time. */
function warnOfSecondWay(analytics: Analytics): void {
  const cdnSettings = cdnSettingsOf(analytics)
  if (isAdopted(cdnSettings)) {
    warnOnce(
      'adopt-piwik',
      '`plugins: [matomo()]` stands beside adoptPiwik, so analytics.js looks for a second plugin and reports two errors. Write `plugins: [matomo]`, without the parentheses.',
    )
  } else if (loadsClassicDestination(cdnSettings.integrations)) {
    warnOnce(
      'recorded-twice',
      "Segment's own Piwik destination runs on this page too, so calls are recorded twice. Load with { updateCDNSettings: adoptPiwik }, or switch that destination off in Segment.",
    )
  }
}

/** Where the plugin sends, where each setting comes from, and what the plugin waits for. */
function describeStart({ settings, origins }: Resolution): string {
  const { siteId, trackerUrl, consent } = settings
  const places = [...origins].map(([name, source]) => `${name} from ${source}`).join(', ')
  const waitsFor = consent?.require === 'tracking' ? "the visitor's consent" : 'matomo.js'
  return `[segment-matomo] Sends to site ${siteId} at ${trackerUrl}. Waits for ${waitsFor}. Settings: ${places}.`
}
