import { message } from '../lib/message'

/** What the plugins of a page know of each other, whichever copy of this package they are of. */
export interface Page {
  isTaken: boolean
  /** Whether a plugin had it before: another one's commands on the page may be those of that one. */
  wasTaken?: boolean
  /** Settles with the one script element of matomo.js; there is none before it is asked for. */
  script?: Promise<void>
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
  const page = (window[PAGE] ??= { isTaken: false })
  if (page.isTaken) {
    throw new Error(
      message('it runs on this page already, give that one the `trackers` setting instead', 'already-runs'),
    )
  }
  page.isTaken = true
  return page
}
