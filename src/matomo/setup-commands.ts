import type { ResolvedSettings } from '../settings/resolve-settings'
import type { MatomoCommand } from './commands'

/** The commands that configure matomo.js, in the order in which they are pushed before it is loaded. */
export function setupCommands(settings: ResolvedSettings): MatomoCommand[] {
  const { siteId, trackerUrl, heartBeat, cookies, domains, cookieDomain, consent } = settings
  const when = (isAsked: unknown, ...command: MatomoCommand) => (isAsked ? [command] : [])
  return [
    ['setSiteId', siteId],
    ['setTrackerUrl', trackerUrl],
    ...when(consent, consent?.require === 'tracking' ? 'requireConsent' : 'requireCookieConsent'),
    ...when(!cookies, 'disableCookies'),
    ...when(settings.doNotTrack, 'setDoNotTrack', true),
    ...when(cookieDomain, 'setCookieDomain', cookieDomain ?? ''),
    ...when(domains.length, 'setDomains', domains),
    ...when(settings.crossDomainLinking, 'enableCrossDomainLinking'),
    ...settings.trackers.map(({ trackerUrl, siteId }): MatomoCommand => ['addTracker', trackerUrl, siteId]),
    ...when(heartBeat, 'enableHeartBeatTimer', heartBeat === true ? undefined : Number(heartBeat)),
    ...settings.commands,
    ...when(settings.linkTracking, 'enableLinkTracking'),
  ]
}
