import type { MatomoCommand } from '../matomo/commands'
import type { ResolvedSettings } from '../settings/resolve-settings'

/** The cookies in which matomo.js keeps that a visitor has agreed to what a command asks for. */
const CONSENT_COOKIES: ReadonlyMap<string, string> = new Map([
  ['requireConsent', 'mtm_consent'],
  ['requireCookieConsent', 'mtm_cookie_consent'],
])
const OPT_OUT_COOKIE = 'mtm_consent_removed'

/**
 * Whether the visitor has objected in a way that matomo.js knows of: an opt-out, a "do not track" that the settings heed, or
 * a consent that the user's own commands ask for and the visitor has not given.
 *
 * @param commands - the user's own commands, and those of the page
 */
export function hasVisitorObjected(
  settings: Pick<ResolvedSettings, 'doNotTrack'>,
  commands: readonly MatomoCommand[],
): boolean {
  if (hasCookie(OPT_OUT_COOKIE)) return true
  if (heedsDoNotTrack(settings, commands) && saysDoNotTrack()) return true
  return commands.some(([method]) => {
    const cookie = CONSENT_COOKIES.get(method)
    return cookie !== undefined && !hasCookie(cookie)
  })
}

/** Whether the user's own commands switch cookies off. */
export function disablesCookies(commands: readonly MatomoCommand[]): boolean {
  return commands.some(([method]) => method === 'disableCookies')
}

function heedsDoNotTrack(
  { doNotTrack }: Pick<ResolvedSettings, 'doNotTrack'>,
  commands: readonly MatomoCommand[],
): boolean {
  return doNotTrack || commands.some(([method, isHeeded]) => method === 'setDoNotTrack' && isHeeded)
}

/** The two values that matomo.js takes for "do not track". */
function saysDoNotTrack(): boolean {
  return navigator.doNotTrack === '1' || navigator.doNotTrack === 'yes'
}

function hasCookie(name: string): boolean {
  return document.cookie.split('; ').some((cookie) => cookie.startsWith(`${name}=`))
}
