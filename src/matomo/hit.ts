import type { MatomoCommand } from './commands'

type Method = MatomoCommand[0]

/** Each of these methods sends a request as soon as matomo.js applies the command. */
const SENT_AT_ONCE: readonly Method[] = [
  'trackPageView',
  'trackEvent',
  'trackSiteSearch',
  'trackGoal',
  'trackLink',
  'trackRequest',
  'trackEcommerceCartUpdate',
  'trackEcommerceOrder',
]

/** For each of these methods matomo.js makes the request at once, and sends it together with others up to 2.5 s later. */
const SENT_LATER: readonly Method[] = ['trackContentImpression', 'trackContentInteraction', 'queueRequest']

/**
 * Whether matomo.js makes one request of the command when it applies the command: the request then carries what is set at
 * that moment, such as the parameters of `appendToTrackingUrl`.
 *
 * These are no hits: `trackAllContentImpressions`, `trackVisibleContentImpressions`, `trackContentImpressionsWithinNode` and
 * `trackContentInteractionNode`, which look at the page, perhaps later, and may find nothing; and `ping`, which lengthens a
 * visit and is dropped by Matomo where it would have to start one.
 */
export function isHit(command: MatomoCommand): boolean {
  return canStartVisit(command) || SENT_LATER.includes(command[0])
}

/**
 * Whether a hit can be the first one of a visit. A hit that waits cannot: the hits that overtake it would be recorded in the
 * visit before.
 */
export function canStartVisit([method]: MatomoCommand): boolean {
  return SENT_AT_ONCE.includes(method)
}

/**
 * From this age on, in seconds, a hit says when it happened. Younger hits had the waits of an ordinary page load: settings,
 * the script, and the 0.8 s that matomo.js keeps after its first hit. Matomo shows times to the second.
 */
export const LATE_SECONDS = 5

/** The oldest hit that Matomo takes without a token is a day old. A minute is left for the way to the server. */
export const MAX_LATE_SECONDS = 24 * 60 * 60 - 60

/** What a request says of time and visit. */
export interface HitFacts {
  /** When the hit happened, in milliseconds since the epoch. */
  readonly time: number
  /** Whether Matomo starts a new visit with this hit. */
  readonly startsVisit: boolean
}

/**
 * The parameters that `appendToTrackingUrl` adds to a hit.
 *
 * @param appended - what the user's own commands append to every request
 * @param now - in milliseconds since the epoch
 */
export function addedParameters({ time, startsVisit }: HitFacts, appended: string, now: number): string {
  const age = Math.round((now - time) / 1000)
  const isLate = age >= LATE_SECONDS && age <= MAX_LATE_SECONDS
  if (!isLate && !startsVisit) return appended
  const parameters = [appended]
  if (startsVisit) parameters.push('new_visit=1')
  if (isLate) parameters.push(`cdo=${age}`)
  return parameters.filter((parameter) => parameter !== '').join('&')
}
