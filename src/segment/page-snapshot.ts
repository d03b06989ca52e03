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

/** Reads the page as it is now. */
export function readPage(): PageSnapshot {
  const { href, pathname, search } = location
  const canonical = document.querySelector("link[rel='canonical']")?.getAttribute('href')
  const { referrer } = document
  if (!canonical) return { href, url: href.split('#', 1)[0] ?? href, path: pathname, search, referrer }
  return {
    href,
    url: canonical + (canonical.includes('?') ? '' : search),
    path: new URL(canonical, href).pathname,
    search,
    referrer,
  }
}
