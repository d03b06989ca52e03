import { message } from '../lib/message'
import type { Decision } from './consent'

/** What the visitor decided, and when, in milliseconds since the epoch. */
export interface TimedDecision {
  readonly decision: Decision
  readonly time: number
}

/** What the plugins of a page know of each other, whichever copy of this package they come from. */
export interface PageClaim {
  isTaken?: boolean
  /** Whether a plugin had the page before: what stands in `_paq` may be that plugin's. */
  wasTaken?: boolean
  /** What the page's own consent banner said last. */
  decision?: TimedDecision | undefined
  /** Told when the banner speaks. */
  onDecision?: ((decision: TimedDecision) => void) | undefined
}

const PAGE: unique symbol = Symbol.for('segment-matomo')

declare global {
  interface Window {
    [PAGE]?: PageClaim
  }
}

/** The one claim of this page. */
export function pageClaim(): PageClaim {
  const claim = window[PAGE] ?? {}
  window[PAGE] = claim
  return claim
}

/**
 * Takes the page for one plugin, because matomo.js has one queue for all.
 *
 * @throws an Error where another plugin runs
 */
export function claimPage(): PageClaim {
  const claim = pageClaim()
  if (claim.isTaken) {
    throw new Error(
      message(
        'already-runs',
        'Another Matomo plugin runs on this page, so this one does not start. For several sites or servers, give one plugin the setting `trackers`.',
      ),
    )
  }
  claim.isTaken = true
  return claim
}

/** Gives the page back, and forgets what the banner said. */
export function releasePage(claim: PageClaim): void {
  claim.isTaken = false
  claim.wasTaken = true
  claim.decision = undefined
  claim.onDecision = undefined
}
