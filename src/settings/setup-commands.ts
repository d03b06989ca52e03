import type { MatomoCommand } from '../matomo/commands'
import type { ResolvedSettings } from './resolved-settings'

/** What is on the page already. */
export interface SetupState {
  /** Whether Matomo has the further trackers of the settings already, and would add them a second time. Default: false. */
  readonly hasFurtherTrackers?: boolean
}

/** The commands that configure matomo.js, in the order in which they are pushed before it is loaded. */
export function setupCommands(
  settings: ResolvedSettings,
  { hasFurtherTrackers = false }: SetupState = {},
): MatomoCommand[] {
  const { consent, cookieDomain, domains, heartBeat } = settings
  const commands: MatomoCommand[] = [
    ['setSiteId', settings.siteId],
    ['setTrackerUrl', settings.trackerUrl],
  ]
  if (consent) commands.push([consent.require === 'tracking' ? 'requireConsent' : 'requireCookieConsent'])
  if (!settings.cookies) commands.push(['disableCookies'])
  if (settings.doNotTrack) commands.push(['setDoNotTrack', true])
  if (cookieDomain !== undefined) commands.push(['setCookieDomain', cookieDomain])
  if (domains.length > 0) commands.push(['setDomains', domains])
  if (settings.crossDomainLinking) commands.push(['enableCrossDomainLinking'])
  if (!hasFurtherTrackers) {
    for (const { trackerUrl, siteId } of settings.trackers) commands.push(['addTracker', trackerUrl, siteId])
  }
  if (heartBeat === true) commands.push(['enableHeartBeatTimer'])
  else if (heartBeat !== false) commands.push(['enableHeartBeatTimer', heartBeat])
  commands.push(...settings.commands)
  if (settings.linkTracking) commands.push(['enableLinkTracking'])
  return commands
}
