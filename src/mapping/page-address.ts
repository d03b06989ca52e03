import type { SegmentEvent } from '@segment/analytics-next'
import { absoluteUrl } from '../lib/absolute-url'
import type { PageSnapshot } from '../segment/page-snapshot'
import type { ResolvedSettings } from '../settings/resolve-settings'

/**
 * Whether an event speaks of the page that is open. By path and search, which callers leave alone when
 * they give a page view another URL.
 */
export function isSamePage({ context }: SegmentEvent, page: PageSnapshot): boolean {
  const { path, search } = context?.page ?? {}
  return path === undefined || (path === page.path && (search ?? '') === page.search)
}

/**
 * The address of the page that an event happened on: the address bar's, with its hash, while that page
 * is open; Segment's own note of it afterwards, or where the settings ask for it.
 */
export function addressOf(
  event: SegmentEvent,
  page: PageSnapshot,
  { pageUrl }: Pick<ResolvedSettings, 'pageUrl'>,
): string {
  if (!isSamePage(event, page)) return absoluteUrl(event.context?.page?.url ?? page.url, page.href)
  return pageUrl === 'location' ? page.href : absoluteUrl(page.url, page.href)
}
