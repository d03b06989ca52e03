import type { Analytics } from '@segment/analytics-next'
import { hasCookie } from '../lib/cookies'
import type { MatomoCommand } from '../matomo/commands'
import { asksForNoTracking } from '../matomo/tracking-request/read-page'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { Consent } from './consent'

/** The cookies in which matomo.js keeps that a visitor has agreed to what a command asks for. */
const CONSENT_COOKIES: Readonly<Record<string, string>> = {
  requireConsent: 'mtm_consent',
  requireCookieConsent: 'mtm_cookie_consent',
}
const OPT_OUT_COOKIE = 'mtm_consent_removed'

/** The one rule of when something may be kept in the browser. */
export function mayStore(settings: ResolvedSettings, analytics: Analytics, consent: Consent): boolean {
  const { commands, cookies } = settings
  return (
    cookies &&
    !commands.some(([method]) => method === 'disableCookies') &&
    analytics.options.disableClientPersistence !== true &&
    consent.allowsStorage() &&
    !hasVisitorObjected(settings.doNotTrack, commands)
  )
}

/** Whether calls may be stored. It is undecided until the visitor decides about consent. */
export type Storing = 'allowed' | 'forbidden' | 'undecided'

/**
 * As `mayStore` says, but before the visitor's decision what earlier pages have stored stays where it is, unless the visitor has
 * objected otherwise.
 */
export function storingOf(settings: ResolvedSettings, analytics: Analytics, consent: Consent): Storing {
  const isUndecided = settings.consent && consent.decision() === 'pending'
  if (isUndecided && !hasVisitorObjected(settings.doNotTrack, settings.commands)) return 'undecided'
  return mayStore(settings, analytics, consent) ? 'allowed' : 'forbidden'
}

/**
 * Whether the visitor has objected in a way that matomo.js knows of: an opt-out, a "do not track" that is heeded, or a consent
 * that commands ask for and the visitor has not given.
 */
export function hasVisitorObjected(heedsDoNotTrack: boolean, commands: readonly MatomoCommand[]): boolean {
  if (hasCookie(document.cookie, OPT_OUT_COOKIE)) return true
  const isHeeded =
    heedsDoNotTrack || commands.some(([method, enable]) => method === 'setDoNotTrack' && enable)
  if (isHeeded && asksForNoTracking()) return true
  return commands.some(([method]) => {
    const cookie = CONSENT_COOKIES[method]
    return cookie !== undefined && !hasCookie(document.cookie, cookie)
  })
}
