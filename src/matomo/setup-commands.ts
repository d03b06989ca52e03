import type { ResolvedSettings } from '../settings/resolve-settings'
import type { MatomoCommand } from './commands'

/**
 * The commands that configure matomo.js, in the order in which they are pushed before it is loaded.
 *
 * @param hasTrackers - whether it has the further trackers already: it would add them once more
 */
export function setupCommands(settings: ResolvedSettings, hasTrackers?: boolean): MatomoCommand[] {
  const commands: (MatomoCommand | false | 0 | '' | undefined)[] = [
    ['setSiteId', settings.siteId],
    ['setTrackerUrl', settings.trackerUrl],
    settings.consent && [settings.consent.require === 'tracking' ? 'requireConsent' : 'requireCookieConsent'],
    !settings.cookies && ['disableCookies'],
    settings.doNotTrack && ['setDoNotTrack', true],
    settings.cookieDomain && ['setCookieDomain', settings.cookieDomain],
    settings.domains.length && ['setDomains', settings.domains],
    settings.crossDomainLinking && ['enableCrossDomainLinking'],
    ...(hasTrackers ? [] : settings.trackers).map((tracker): MatomoCommand => [
      'addTracker',
      tracker.trackerUrl,
      tracker.siteId,
    ]),
    settings.heartBeat && [
      'enableHeartBeatTimer',
      settings.heartBeat === true ? undefined : settings.heartBeat,
    ],
    ...settings.commands,
    settings.linkTracking && ['enableLinkTracking'],
  ]
  return commands.filter(Boolean) as MatomoCommand[]
}
