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
