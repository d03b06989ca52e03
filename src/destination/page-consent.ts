import { tellDecision } from './page-claim'

/** For a consent banner of one's own. */
export interface PageConsent {
  /** The visitor agrees: calls that were held are sent, with their own times. */
  given(): void
  /** The visitor refuses, or takes consent back: calls that were held are dropped. */
  refused(): void
}

/**
 * The decision belongs to the page: it reaches the destination that runs on the page, however that one was installed, and also
 * one that starts later. `analytics.deregister('Piwik')` forgets the decision. On a server nothing happens.
 */
export const pageConsent: PageConsent = {
  given() {
    if (typeof window !== 'undefined') tellDecision('given')
  },
  refused() {
    if (typeof window !== 'undefined') tellDecision('refused')
  },
}
