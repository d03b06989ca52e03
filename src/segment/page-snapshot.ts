/** What is known of the page at a moment; `path`, `search` and `url` as Segment has them in `context.page`. */
export interface PageSnapshot {
  /** The address bar's URL. */
  readonly href: string
  /** The canonical link where the page has one, with the query; otherwise the address without the hash. */
  readonly url: string
  readonly path: string
  readonly search: string
  readonly referrer: string
}

/**
 * Reads the page as it is now.
 *
 * @param noted - what analytics.js has noted of it, perhaps at another time
 */
export function readPage(noted?: { path?: unknown; url?: unknown }): PageSnapshot {
  const { href, pathname: path, search } = location
  const page = { href, url: href.replace(/#.*/, ''), path, search, referrer: document.referrer }
  // Where there is no such link the whole document is searched: not where analytics.js has just done so.
  const canonical =
    (noted?.url !== page.url || noted.path !== path) &&
    document.querySelector("link[rel='canonical']")?.getAttribute('href')
  if (canonical) {
    page.url = canonical + (canonical.includes('?') ? '' : search)
    // As analytics.js has it in `context.page`: of what is no absolute URL, all of it.
    try {
      page.path = new URL(canonical).pathname
    } catch {
      page.path = canonical.replace(/^\/?/, '/')
    }
  }
  return page
}
