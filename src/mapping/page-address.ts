import { absoluteUrl } from '../lib/absolute-url'
import type { Draft } from './draft'

/** The address of the page that an event happened on. */
export interface PageAddress {
  /** The address bar's, with its hash, while that page is open; Segment's note of it afterwards, or where the settings ask for it. */
  readonly address: string
  /** Whether that page is the one that is open. */
  readonly isOpen: boolean
}

export function pageAddress({ event, settings, moment }: Draft): PageAddress {
  const { page } = moment
  const { path, search, url } = event.context?.page ?? {}
  // By path and search, which callers leave alone when they give a page view another URL.
  const isOpen = path === undefined || (path === page.path && (search ?? '') === page.search)
  return {
    address:
      isOpen && settings.pageUrl === 'location'
        ? page.href
        : absoluteUrl((!isOpen && url) || page.url, page.href),
    isOpen,
  }
}
