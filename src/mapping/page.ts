import type { SegmentEvent } from '@segment/analytics-next'
import { absoluteUrl } from '../lib/absolute-url'
import { readField } from '../lib/read-field'
import { toText } from '../lib/to-text'
import { trimEnd } from '../lib/trim-end'
import type { MatomoCommand } from '../matomo/commands'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { hitDimensions } from './custom-dimensions'
import { mapCustomVariables } from './custom-variables'
import type { Moment, Omit } from './mapping'
import { addressOf, isSamePage } from './page-address'
import type { State } from './state'

/**
 * A page view, or a screen. matomo.js reads URL, title and referrer once, when it starts, and so would
 * record every view of a single-page app as the first one: each view says its own.
 */
export function mapPage(
  event: SegmentEvent,
  state: State,
  settings: ResolvedSettings,
  { page }: Moment,
  omit: Omit,
): [MatomoCommand[], State] {
  const address = addressOf(event, page, settings)
  const url = given(event, 'url', isSamePage(event, page) ? page.url : undefined, address)
  const referrer = given(event, 'referrer', page.referrer, state.viewed)
  const variables = mapCustomVariables(event, settings.customVariableLimit, omit)
  const commands: MatomoCommand[] = []
  if (referrer !== undefined) commands.push(['setReferrerUrl', absoluteUrl(referrer, page.href)])
  // Those of scope `page` would stay for all that follows in the same document.
  if (state.customVariables) commands.push(['deleteCustomVariables', 'page'])
  commands.push(
    ...variables,
    ['setCustomUrl', absoluteUrl(url, page.href)],
    ['setDocumentTitle', titleOf(event, settings)],
    trimEnd(['trackPageView', undefined, hitDimensions(event, settings.customDimensions, omit)]),
  )
  const next = { ...state, address, viewed: url, customVariables: variables.length > 0 }
  return [commands, next]
}

/** What a caller gave, unless it is what analytics.js fills in by itself. */
function given<T>(
  { properties }: SegmentEvent,
  name: string,
  usual: string | undefined,
  otherwise: T,
): string | T {
  const value: unknown = properties?.[name]
  return typeof value === 'string' && value !== usual ? value : otherwise
}

function titleOf(event: SegmentEvent, { pageTitle }: ResolvedSettings): string {
  const property = (name: string) => toText(readField(event.properties, name))
  const name = toText(event.name) ?? property('name')
  const category = toText(event.category) ?? property('category')
  const title = property('title') ?? toText(event.context?.page?.title) ?? ''
  if (event.type === 'screen') return name ?? title
  // Matomo files page titles by their ` / `.
  return pageTitle === 'name' ? [category, name].filter(Boolean).join(' / ') || title : title
}
