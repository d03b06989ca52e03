import type { Draft } from './draft'
import { pageUrl } from './page-url'

/**
 * The address of the page that an event happened on: the address bar's, with its hash, while that page is open; Segment's
 * note of the page afterwards, or if the settings ask for it.
 */
export function pageAddress(draft: Draft): string {
  const { event, settings, moment } = draft
  const { href, url } = moment.page
  const noted = event.context?.page?.url
  if (typeof noted === 'string' && !isOpen(draft)) return pageUrl(noted || url, href)
  return pageUrl(settings.pageUrl === 'location' ? href : url, href)
}

/** Whether the page that the event happened on is the one that is open. */
function isOpen({ event, moment }: Draft): boolean {
  const noted = event.context?.page
  const { url, path, search } = moment.page
  // Callers who give a page view another URL leave its path and search alone.
  return noted?.url === url || (noted?.path === path && (noted.search ?? '') === search)
}
