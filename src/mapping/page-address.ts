import { resolveUrl } from '../lib/resolve-url'
import type { Draft } from './draft'

/**
 * The address of the page that an event happened on: the address bar's, with its hash, while that page is open; Segment's
 * note of the page afterwards, or if the settings ask for it.
 */
export function pageAddress({ event, settings, moment }: Draft): string {
  const { href, url, path, search } = moment.page
  const noted = event.context?.page
  if (typeof noted?.url !== 'string') return settings.pageUrl === 'location' ? href : resolveUrl(url, href)
  // Callers who give a page view another URL leave its path and search alone.
  const isOpen = noted.url === url || (noted.path === path && (noted.search ?? '') === search)
  if (isOpen) return settings.pageUrl === 'location' ? href : resolveUrl(url, href)
  return resolveUrl(noted.url || url, href)
}
