import type { SegmentEvent } from '@segment/analytics-next'
import { readText } from '../lib/read-field'

/** What is known of the page at a moment. */
export interface PageSnapshot {
  /** The address bar's URL. */
  readonly href: string
  readonly path: string
  readonly search: string
  /** As Segment has it: the canonical link where the page has one, with the query; otherwise the address without the hash. */
  readonly url: string
  readonly referrer: string
  /** The document's title, if the call is a page view or a screen: nothing else has a title. */
  readonly title: string
  /** Whether the event of that call had a title then. */
  readonly hadTitle: boolean
}

/**
 * Reads the page as it is now.
 *
 * @param event - the event of a call, with what analytics.js has noted of the page, perhaps at another time
 */
export function readPage(event?: SegmentEvent): PageSnapshot {
  const { href, pathname: path, search } = location
  const noted = event?.context?.page
  let url = href.replace(/#.*/, '')
  if (noted?.url !== url) {
    // Where there is no such link the whole document is searched: not where analytics.js has just done so.
    const canonical = document.querySelector("link[rel='canonical']")?.getAttribute('href')
    if (canonical) url = canonical + (canonical.includes('?') ? '' : search)
  }
  return { href, path, search, url, referrer: document.referrer, ...readTitle(event) }
}

function readTitle(event: SegmentEvent | undefined): Pick<PageSnapshot, 'title' | 'hadTitle'> {
  if (event?.type !== 'page' && event?.type !== 'screen') return { title: '', hadTitle: false }
  const title = readText(event.properties, 'title') ?? readText(event.context?.page, 'title')
  return { title: document.title, hadTitle: title !== undefined }
}
