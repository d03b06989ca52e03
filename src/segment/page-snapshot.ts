import type { SegmentEvent } from '@segment/analytics-next'
import { readField } from '../lib/read-field'
import { isPageView } from './is-page-view'

/** What is known of the page at the moment of a call. */
export interface PageSnapshot {
  /** The address bar's URL. */
  readonly href: string
  /** The path of that URL. */
  readonly path: string
  /** What relative URLs of the document are relative to. */
  readonly base: string
  /**
   * The URL that analytics.js notes of this page: the canonical link with the query, if the page has such a link; otherwise the
   * address without the hash.
   */
  readonly url: string
  /** The document's referrer. */
  readonly referrer: string
  /** The document's title, if the call is a page view or a screen. Other calls have no title. */
  readonly title: string
  /** What the event said of its page at the call, before any plugin or middleware. */
  readonly said: SaidOfPage
}

/** What an event says of its page, in two places: callers and plugins may write anything there. */
export interface SaidOfPage {
  readonly context: SaidFacts
  /** Only page views have facts here. */
  readonly properties: SaidFacts
}

/** Facts of a page, as an event says them. */
export type SaidFacts = Readonly<Partial<Record<'url' | 'referrer' | 'title', unknown>>>

/** Reads what an event says of its page now. */
export function saidOfPage(event: SegmentEvent): SaidOfPage {
  return {
    context: factsIn(event.context?.page),
    properties: isPageView(event) ? factsIn(event.properties) : NO_FACTS,
  }
}

const NO_FACTS: SaidFacts = { url: undefined, referrer: undefined, title: undefined }

function factsIn(source: SaidFacts | undefined): SaidFacts {
  if (!source) return NO_FACTS
  return { url: urlOf(source.url), referrer: urlOf(source.referrer), title: source.title }
}

/** The text of a URL. People also pass a `URL` object or the `location`, which have their text in `href`. */
function urlOf(value: unknown): unknown {
  const href = readField(value, 'href')
  return typeof href === 'string' ? href : value
}
