import { absoluteUrl } from '../lib/absolute-url'
import type { Draft } from './draft'

/**
 * Whether an event speaks of the page that is open. By path and search, which callers leave alone when
 * they give a page view another URL.
 */
export function isSamePage({ event, moment: { page } }: Draft): boolean {
  const { path, search } = event.context?.page ?? {}
  return path === undefined || (path === page.path && (search ?? '') === page.search)
}

/**
 * The address of the page that an event happened on: the address bar's, with its hash, while that page
 * is open; Segment's own note of it afterwards, or where the settings ask for it.
 */
export function addressOf(draft: Draft): string {
  const { event, settings, moment } = draft
  const { href, url } = moment.page
  const isSame = isSamePage(draft)
  if (isSame && settings.pageUrl === 'location') return href
  return absoluteUrl((!isSame && event.context?.page?.url) || url, href)
}
