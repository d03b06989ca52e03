import { push, type Draft } from './draft'
import { hitDimensions } from './hit-dimensions'
import { mapCustomVariables } from './map-custom-variables'
import { pageAddress } from './page-address'
import { pageTitle } from './page-title'
import { pageUrl } from './page-url'

/**
 * A page view, or a screen. matomo.js reads URL, title and referrer only once, when it starts, and so would record every view
 * of a single-page app as the first one. Each view therefore says its own.
 */
export function mapPage(draft: Draft): void {
  const { event, state, moment } = draft
  const { properties } = event
  const { href, url, referrer } = moment.page
  const address = pageAddress(draft)
  const viewed = pageUrl(givenText(properties?.url, url) ?? address, href)
  const previous = givenText(properties?.referrer, referrer) ?? state.viewed

  if (previous !== undefined) push(draft, 'setReferrerUrl', pageUrl(previous, href))
  // Custom variables of the scope `page` would stay for all that follows in the same document.
  if (state.hasVariables) push(draft, 'deleteCustomVariables', 'page')
  state.hasVariables = false
  mapCustomVariables(draft)
  push(draft, 'setCustomUrl', viewed)
  push(draft, 'setDocumentTitle', pageTitle(draft))
  push(draft, 'trackPageView', undefined, hitDimensions(draft))
  state.page = address
  state.url = viewed
  state.viewed = viewed
}

/** The text that a caller gives, unless it is what analytics.js fills in by itself. */
function givenText(value: unknown, usual: string): string | undefined {
  return typeof value === 'string' && value !== usual ? value : undefined
}
