import type { ResolvedSettings } from '../settings/resolve-settings'
import type { MatomoCommand } from './commands'

/** The commands that configure matomo.js, in the order in which they are pushed before it is loaded. */
export function setupCommands(settings: ResolvedSettings): MatomoCommand[] {
  const { siteId, trackerUrl, heartBeat, cookies, domains, cookieDomain, consent } = settings
  const commands: (MatomoCommand | false | 0 | '' | undefined)[] = [
    ['setSiteId', siteId],
    ['setTrackerUrl', trackerUrl],
    consent && [consent.require === 'tracking' ? 'requireConsent' : 'requireCookieConsent'],
    !cookies && ['disableCookies'],
    settings.doNotTrack && ['setDoNotTrack', true],
    cookieDomain && ['setCookieDomain', cookieDomain],
    domains.length && ['setDomains', domains],
    settings.crossDomainLinking && ['enableCrossDomainLinking'],
    ...settings.trackers.map(({ trackerUrl, siteId }): MatomoCommand => ['addTracker', trackerUrl, siteId]),
    heartBeat && ['enableHeartBeatTimer', heartBeat === true ? undefined : heartBeat],
    ...settings.commands,
    settings.linkTracking && ['enableLinkTracking'],
  ]
  return commands.filter(Boolean) as MatomoCommand[]
}
