import type { SegmentEvent } from '@segment/analytics-next'
import { isPageView } from './is-page-view'
import { saidOfPage, type PageSnapshot } from './page-snapshot'

/**
 * Reads the page as it is now.
 *
 * @param event - of the call that is made now
 */
export function readPageSnapshot(event: SegmentEvent): PageSnapshot {
  const { href, pathname } = location
  return {
    href,
    path: pathname,
    base: document.baseURI,
    url: readUrl(href, event.context?.page?.url),
    referrer: document.referrer,
    title: isPageView(event) ? document.title : '',
    said: saidOfPage(event),
  }
}

/**
 * Reads the URL as analytics.js does. Where analytics.js has noted the plain address, it has just found no canonical link: searching
 * the whole document for one again would take time.
 *
 * @param href - the address bar's URL
 * @param noted - the URL that analytics.js has noted in the event
 */
function readUrl(href: string, noted: unknown): string {
  const address = withoutHash(href)
  if (noted === address) return address
  const canonical = document.querySelector("link[rel='canonical']")?.getAttribute('href')
  if (!canonical) return address
  return canonical.includes('?') ? canonical : canonical + location.search
}

/** Cuts the hash off a URL. */
export function withoutHash(url: string): string {
  const hash = url.indexOf('#')
  return hash < 0 ? url : url.slice(0, hash)
}
