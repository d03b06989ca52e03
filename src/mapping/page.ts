import { absoluteUrl } from '../lib/absolute-url'
import { readText } from '../lib/read-field'
import { toText } from '../lib/to-text'
import { hitDimensions } from './custom-dimensions'
import { mapCustomVariables } from './custom-variables'
import type { Draft } from './draft'

/**
 * The address of the page that an event happened on: the address bar's, with its hash, while that page is open; Segment's
 * note of it afterwards, or where the settings ask for it.
 *
 * @returns it, and the URL that Segment's own note of the page would be; none where that page is open no more
 */
export function pageAddress({
  event,
  settings,
  moment,
}: Draft): [address: string, noted: string | undefined] {
  const { href, url, path, search } = moment.page
  const noted = event.context?.page
  // By path and search as well, which callers leave alone when they give a page view another URL.
  if (!noted?.path || noted.url === url || (noted.path === path && (noted.search ?? '') === search)) {
    return [settings.pageUrl === 'location' ? href : absoluteUrl(url, href), url]
  }
  return [absoluteUrl(noted.url || url, href), undefined]
}

/**
 * A page view, or a screen. matomo.js reads URL, title and referrer once, when it starts, and so would
 * record every view of a single-page app as the first one: each view says its own.
 */
export function mapPage(draft: Draft): void {
  const { event, state, moment, settings } = draft
  const { type, properties, name, category, context } = event
  const { href, referrer } = moment.page
  /** A URL that a caller gave, unless it is what analytics.js fills in by itself. */
  const given = (value: unknown, usual: unknown) =>
    typeof value === 'string' && value !== usual ? value : undefined
  const [address, noted] = pageAddress(draft)
  const url = given(properties?.url, noted) ?? address
  const previous = given(properties?.referrer, referrer) ?? state.viewed
  const own = toText(name) ?? readText(properties, 'name')
  // Matomo files page titles by their ` / `.
  const title =
    type === 'screen'
      ? own
      : settings.pageTitle === 'name' &&
        [toText(category) ?? readText(properties, 'category'), own].filter(Boolean).join(' / ')

  if (previous !== undefined) draft.push('setReferrerUrl', absoluteUrl(previous, href))
  // Those of scope `page` would stay for all that follows in the same document.
  if (state.hasVariables) draft.push('deleteCustomVariables', 'page')
  state.hasVariables = false
  mapCustomVariables(draft)
  draft.push('setCustomUrl', absoluteUrl(url, href))
  draft.push(
    'setDocumentTitle',
    title || (readText(properties, 'title') ?? toText(context?.page?.title) ?? ''),
  )
  draft.push('trackPageView', undefined, hitDimensions(draft))
  state.address = address
  state.viewed = url
}
