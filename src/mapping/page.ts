import { absoluteUrl } from '../lib/absolute-url'
import { toText } from '../lib/to-text'
import { trimEnd } from '../lib/trim-end'
import { hitDimensions } from './custom-dimensions'
import { mapCustomVariables } from './custom-variables'
import type { Draft } from './draft'
import { addressOf, isSamePage } from './page-address'

/**
 * A page view, or a screen. matomo.js reads URL, title and referrer once, when it starts, and so would
 * record every view of a single-page app as the first one: each view says its own.
 */
export function mapPage(draft: Draft): void {
  const { event, state, commands, moment } = draft
  const { page } = moment
  /** What a caller gave, unless it is what analytics.js fills in by itself. */
  const given = (name: string, usual: string | undefined) => {
    const value: unknown = event.properties?.[name]
    return typeof value === 'string' && value !== usual ? value : undefined
  }
  const address = addressOf(draft)
  const url = given('url', isSamePage(draft) ? page.url : undefined) ?? address
  const referrer = given('referrer', page.referrer) ?? state.viewed
  if (referrer !== undefined) commands.push(['setReferrerUrl', absoluteUrl(referrer, page.href)])
  // Those of scope `page` would stay for all that follows in the same document.
  if (state.customVariables) commands.push(['deleteCustomVariables', 'page'])
  const customVariables = mapCustomVariables(draft)
  commands.push(
    ['setCustomUrl', absoluteUrl(url, page.href)],
    ['setDocumentTitle', titleOf(draft)],
    trimEnd(['trackPageView', undefined, hitDimensions(draft)]),
  )
  draft.state = { ...state, address, viewed: url, customVariables }
}

function titleOf({ event, settings, text }: Draft): string {
  const name = toText(event.name) ?? text('name')
  const category = toText(event.category) ?? text('category')
  const title = text('title') ?? toText(event.context?.page?.title) ?? ''
  // Matomo files page titles by their ` / `.
  const path = settings.pageTitle === 'name' ? [category, name].filter(Boolean).join(' / ') : ''
  return (event.type === 'screen' ? name : path) || title
}
