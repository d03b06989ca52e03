/** What the plugins of a page know of each other, whichever copy of this package they are of. */
export interface Page {
  isTaken: boolean
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
      'segment-matomo runs on this page already, and there is one matomo.js for all: give the first one the `trackers` setting to send to further sites or servers.',
    )
  }
  page.isTaken = true
  return page
}
