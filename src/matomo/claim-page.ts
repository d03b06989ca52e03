import { message } from '../lib/message'

/** What the plugins of a page know of each other, whichever copy of this package they are of. */
export interface Page {
  isTaken?: boolean
  /** Whether a plugin had it before: another one's commands on the page may be those of that one. */
  wasTaken?: boolean
}

const PAGE: unique symbol = Symbol.for('segment-matomo')

declare global {
  interface Window {
    [PAGE]?: Page
  }
}

/**
 * Takes the page for one plugin: matomo.js has one queue for all. The plugin gives it back by `isTaken`.
 *
 * @throws an Error where another plugin runs
 */
export function claimPage(): Page {
  const page = (window[PAGE] ??= {})
  if (page.isTaken) throw new Error(message('already-runs', 'use its `trackers` setting'))
  page.isTaken = true
  return page
}
