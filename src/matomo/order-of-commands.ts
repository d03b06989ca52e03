import { AHEAD, type Waiting } from './preload-queue'

/**
 * These count for all hits, wherever they stand. What the visitor has decided in the end counts for the hits before as well:
 * matomo.js would keep those hits until the decision.
 */
const ABOUT_CONSENT: readonly unknown[] = [
  'requireConsent',
  'setConsentGiven',
  'rememberConsentGiven',
  'forgetConsentGiven',
  'requireCookieConsent',
  'setCookieConsentGiven',
  'rememberCookieConsentGiven',
  'forgetCookieConsentGiven',
  'disableCookies',
  'setDoNotTrack',
  'optUserOut',
]

/** matomo.js applies these ahead of all others where the page has pushed them. */
const AHEAD_OF_PAGE: readonly unknown[] = [
  'forgetCookieConsentGiven',
  'requireCookieConsent',
  'disableBrowserFeatureDetection',
  'disableCookies',
  'setUserId',
  'setVisitorId',
  'requireConsent',
]

/** What waits for matomo.js, in the order in which it counts for our hits. */
export function inOrder(waiting: readonly Waiting[]): readonly Waiting[] {
  return [...waiting].sort((one, other) => stageOf(one) - stageOf(other))
}

function stageOf(each: Waiting): number {
  if (each.by === 'page' && AHEAD_OF_PAGE.includes(each.entry[0])) return 0
  if (each.by === 'us' && AHEAD.includes(each.item.command[0])) return 1
  return ABOUT_CONSENT.includes(commandOf(each)[0]) ? 2 : 3
}

export function commandOf(each: Waiting): readonly unknown[] {
  return each.by === 'us' ? each.item.command : each.entry
}
