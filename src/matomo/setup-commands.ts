import type { ResolvedSettings } from '../settings/resolve-settings'
import type { MatomoCommand } from './commands'

/** The commands that configure matomo.js, in the order in which they are pushed before it is loaded. */
export function setupCommands(settings: ResolvedSettings): MatomoCommand[] {
  const { siteId, trackerUrl, heartBeat, cookies, domains, cookieDomain, consent } = settings
  const commands: MatomoCommand[] = [
    ['setSiteId', siteId],
    ['setTrackerUrl', trackerUrl],
  ]
  if (consent) commands.push([consent.require === 'tracking' ? 'requireConsent' : 'requireCookieConsent'])
  if (!cookies) commands.push(['disableCookies'])
  if (settings.doNotTrack) commands.push(['setDoNotTrack', true])
  if (cookieDomain) commands.push(['setCookieDomain', cookieDomain])
  if (domains.length) commands.push(['setDomains', domains])
  if (settings.crossDomainLinking) commands.push(['enableCrossDomainLinking'])
  for (const { trackerUrl, siteId } of settings.trackers) commands.push(['addTracker', trackerUrl, siteId])
  if (heartBeat)
    commands.push(heartBeat === true ? ['enableHeartBeatTimer'] : ['enableHeartBeatTimer', heartBeat])
  commands.push(...settings.commands)
  if (settings.linkTracking) commands.push(['enableLinkTracking'])
  return commands
}
