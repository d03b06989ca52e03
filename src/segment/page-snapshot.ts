/** What is known of the page at a moment. */
export interface PageSnapshot {
  /** The address bar's URL. */
  readonly href: string
  readonly path: string
  readonly search: string
  /** As Segment has it: the canonical link where the page has one, with the query; otherwise the address without the hash. */
  readonly url: string
  readonly referrer: string
}

/**
 * Reads the page as it is now.
 *
 * @param noted - the URL that analytics.js has noted of it, perhaps at another time
 */
export function readPage(noted?: unknown): PageSnapshot {
  const { href, pathname: path, search } = location
  let url = href.replace(/#.*/, '')
  if (noted !== url) {
    // Where there is no such link the whole document is searched: not where analytics.js has just done so.
    const canonical = document.querySelector("link[rel='canonical']")?.getAttribute('href')
    if (canonical) url = canonical + (canonical.includes('?') ? '' : search)
  }
  return { href, path, search, url, referrer: document.referrer }
}
