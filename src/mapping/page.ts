import { absoluteUrl } from '../lib/absolute-url'
import { toText } from '../lib/to-text'
import { hitDimensions } from './custom-dimensions'
import { mapCustomVariables } from './custom-variables'
import type { Draft } from './draft'
import { pageAddress } from './page-address'

/**
 * A page view, or a screen. matomo.js reads URL, title and referrer once, when it starts, and so would
 * record every view of a single-page app as the first one: each view says its own.
 */
export function mapPage(draft: Draft): void {
  const { event, state, moment } = draft
  const { page } = moment
  /** What a caller gave, unless it is what analytics.js fills in by itself. */
  const given = (name: string, usual: unknown) => {
    const value: unknown = event.properties?.[name]
    return typeof value === 'string' && value !== usual ? value : undefined
  }
  const { address, isOpen } = pageAddress(draft)
  const url = given('url', isOpen && page.url) ?? address
  const referrer = given('referrer', page.referrer) ?? state.viewed
  if (referrer !== undefined) draft.push('setReferrerUrl', absoluteUrl(referrer, page.href))
  // Those of scope `page` would stay for all that follows in the same document.
  if (state.customVariables) draft.push('deleteCustomVariables', 'page')
  state.customVariables = false
  mapCustomVariables(draft)
  draft.push('setCustomUrl', absoluteUrl(url, page.href))
  draft.push('setDocumentTitle', titleOf(draft))
  draft.push('trackPageView', undefined, hitDimensions(draft))
  state.address = address
  state.viewed = url
}

function titleOf(draft: Draft): string {
  const { type, name, category, context } = draft.event
  const own = toText(name) ?? draft.text('name')
  // Matomo files page titles by their ` / `.
  const path =
    draft.settings.pageTitle === 'name' &&
    [toText(category) ?? draft.text('category'), own].filter(Boolean).join(' / ')
  return (type === 'screen' ? own : path) || draft.text('title') || toText(context?.page?.title) || ''
}
