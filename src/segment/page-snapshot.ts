import type { SegmentEvent } from '@segment/analytics-next'
import { readField } from '../lib/read-field'
import { isPageView } from './is-page-view'

/** What is known of the page at the moment of a call. */
export interface PageSnapshot {
  /** The address bar's URL. */
  readonly href: string
  readonly path: string
  /** What relative URLs of the document are relative to. */
  readonly base: string
  /**
   * The URL that analytics.js notes of this page: the canonical link where the page has one, with the query; otherwise the
   * address without the hash.
   */
  readonly url: string
  readonly referrer: string
  /** The document's title, if the call is a page view or a screen. Other calls have no title. */
  readonly title: string
  /** What the event said of its page at the call, before any plugin or middleware. */
  readonly said: SaidOfPage
}

/** What an event says of its page, in two places: callers and plugins may write anything there. */
export interface SaidOfPage {
  readonly context: PageFacts
  /** Of a page view; nothing for other calls. */
  readonly properties: PageFacts
}

/** Facts of a page, as an event says them. */
export type PageFacts = Readonly<Partial<Record<'url' | 'referrer' | 'title', unknown>>>

/** Reads what an event says of its page now. */
export function saidOfPage(event: SegmentEvent): SaidOfPage {
  const { properties, context } = event
  const noted: PageFacts = context?.page ?? {}
  const own = isPageView(event) ? properties : undefined
  return {
    context: { url: urlOf(noted.url), referrer: urlOf(noted.referrer), title: noted.title },
    properties: { url: urlOf(own?.url), referrer: urlOf(own?.referrer), title: own?.title },
  }
}

/** People pass a `URL` or the `location` as well. Both have the text in `href`. */
function urlOf(value: unknown): unknown {
  const href = readField(value, 'href')
  return typeof href === 'string' ? href : value
}
