import { message, warn } from '../lib/message'
import type { Decision } from './consent'

/** Takes what the page's own consent banner says, and when, in milliseconds since the epoch. */
export type DecisionListener = (decision: Decision, time: number) => void

/** What the plugins of a page know of each other, whichever copy of this package they come from. */
export interface PageClaim {
  isTaken?: boolean
  /** Whether a plugin had the page before: what stands in `_paq` may be that plugin's. */
  wasTaken?: boolean
  /** What the page's own consent banner said last. */
  decision?: readonly [decision: Decision, time: number] | undefined
  onDecision?: DecisionListener | undefined
  /** What was warned of already. */
  warnings?: readonly string[] | undefined
}

const PAGE: unique symbol = Symbol.for('segment-matomo')

declare global {
  interface Window {
    [PAGE]?: PageClaim
  }
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
  window[PAGE] = { wasTaken: true, warnings: claim.warnings }
  claim.wasTaken = true
  claim.onDecision = undefined
}

/** Tells the plugin that runs, or one that starts later, what the page's own consent banner says. */
export function tellDecision(decision: Decision): void {
  const claim = pageClaim()
  claim.decision = [decision, Date.now()]
  claim.onDecision?.(...claim.decision)
}

/** Calls the listener with what the page's own consent banner says from now on, and at once with what it has said last. */
export function hearDecisions(claim: PageClaim, listener: DecisionListener): void {
  claim.onDecision = listener
  if (claim.decision) listener(...claim.decision)
}

/** Warns once on this page, although the plugin may be registered again, or twice. */
export function warnOnce(section: string, text: string): void {
  const claim = pageClaim()
  const { warnings = [] } = claim
  if (warnings.includes(text)) return
  claim.warnings = [...warnings, text]
  warn(section, text)
}

function pageClaim(): PageClaim {
  const claim = window[PAGE] ?? {}
  window[PAGE] = claim
  return claim
}
