import { resolveUrl } from '../lib/resolve-url'
import { readText } from '../lib/read-field'
import { hitDimensions } from './custom-dimensions'
import { mapCustomVariables } from './custom-variables'
import { push, type Draft } from './draft'

/**
 * The address of the page that an event happened on: the address bar's, with its hash, while that page is open; Segment's
 * note of it afterwards, or where the settings ask for it.
 */
export function pageAddress({ event, settings, moment }: Draft): string {
  const { href, url, path, search } = moment.page
  const noted = event.context?.page
  // By path and search as well, which callers leave alone when they give a page view another URL.
  const isOpen =
    typeof noted?.url !== 'string' ||
    noted.url === url ||
    (noted.path === path && (noted.search ?? '') === search)
  return isOpen && settings.pageUrl === 'location' ? href : resolveUrl((!isOpen && noted.url) || url, href)
}

/**
 * A page view, or a screen. matomo.js reads URL, title and referrer once, when it starts, and so would
 * record every view of a single-page app as the first one: each view says its own.
 */
export function mapPage(draft: Draft): void {
  const { event, state, settings } = draft
  const { type, properties, context } = event
  const { href, url, referrer } = draft.moment.page
  /** A URL that a caller gave, unless it is what analytics.js fills in by itself. */
  const given = (value: unknown, usual: unknown) =>
    typeof value === 'string' && value !== usual ? value : undefined
  const address = pageAddress(draft)
  const viewed = resolveUrl(given(properties?.url, url) ?? address, href)
  const previous = given(properties?.referrer, referrer) ?? state.viewed
  const name = readText(event, 'name') ?? readText(properties, 'name')
  const category = readText(event, 'category') ?? readText(properties, 'category')
  // Matomo files page titles by their ` / `.
  const title =
    type === 'screen' ? name : settings.pageTitle === 'name' && [category, name].filter(Boolean).join(' / ')

  if (previous !== undefined) push(draft, 'setReferrerUrl', resolveUrl(previous, href))
  // Those of scope `page` would stay for all that follows in the same document.
  if (state.hasVariables) push(draft, 'deleteCustomVariables', 'page')
  state.hasVariables = false
  mapCustomVariables(draft)
  push(draft, 'setCustomUrl', viewed)
  push(
    draft,
    'setDocumentTitle',
    title || readText(properties, 'title') || readText(context?.page, 'title') || '',
  )
  push(draft, 'trackPageView', undefined, hitDimensions(draft))
  state.page = address
  state.url = state.viewed = viewed
}
