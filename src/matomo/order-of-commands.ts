import { OURS_FIRST } from './preload-queue'
import { commandOf, type Waiting } from './waiting'

/**
 * Commands with these methods count for all hits, wherever the commands stand. What the visitor has decided in the end counts for
 * the hits before as well: matomo.js would keep those hits until the decision.
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

/**
 * matomo.js applies the page's commands with these methods ahead of all others, and they change requests. Its own list also has the
 * commands that give consent, but `preload-queue.ts` keeps those where they stand.
 */
const MATOMO_FIRST: readonly unknown[] = [
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
  if (each.by === 'page' && MATOMO_FIRST.includes(each.entry[0])) return 0
  if (each.by === 'us' && OURS_FIRST.includes(each.item.command[0])) return 1
  // The others count from their places on.
  return ABOUT_CONSENT.includes(commandOf(each)[0]) ? 2 : 3
}
