import { message } from '../lib/message'

/** What the plugins of a page know of each other, whichever copy of this package they are of. */
export interface PageClaim {
  isTaken?: boolean
  /** Whether a plugin had it before: another one's commands on the page may be those of that one. */
  wasTaken?: boolean
}

const PAGE: unique symbol = Symbol.for('segment-matomo')

declare global {
  interface Window {
    [PAGE]?: PageClaim
  }
}

/**
 * Takes the page for one plugin: matomo.js has one queue for all. The plugin gives it back by `isTaken`.
 *
 * @throws an Error where another plugin runs
 */
export function claimPage(): PageClaim {
  const claim = (window[PAGE] ??= {})
  if (claim.isTaken) throw new Error(message('already-runs', 'use its `trackers` setting'))
  claim.isTaken = true
  return claim
}
