import { toText } from '../lib/to-text'
import type { PageSnapshot, SaidOfPage } from '../segment/page-snapshot'

/** A fact of the page that an event happened on. */
export interface PageFact {
  /** Anything, as anybody may have written it. */
  readonly value: unknown
  /** Who says so: analytics.js notes the page as it is, a caller gives another value, or a plugin changes it after the call. */
  readonly by: 'analytics.js' | 'caller' | 'plugin'
}

/**
 * Reads a fact as the event says it now. What a plugin has changed since the call wins: plugins take secrets out of URLs. A
 * plugin that removes a page view's properties leaves what the context says.
 *
 * @param page - what the page and the event were at the call
 * @param said - what the event says of its page now
 */
export function readPageFact(page: PageSnapshot, said: SaidOfPage, name: 'url' | 'referrer'): PageFact {
  const { context, properties } = said
  const isInProperties = properties[name] !== undefined
  if (isInProperties && properties[name] !== page.said.properties[name]) {
    return { value: properties[name], by: 'plugin' }
  }
  if (context[name] !== page.said.context[name]) return { value: context[name], by: 'plugin' }
  const isGiven = isInProperties && properties[name] !== page[name]
  const value = isGiven ? properties[name] : context[name]
  return { value, by: value === page[name] ? 'analytics.js' : 'caller' }
}

/** Whether a fact is a text of which something is left once it is cleaned. */
export function isFilledText(value: unknown): value is string {
  return typeof value === 'string' && toText(value) !== undefined
}
