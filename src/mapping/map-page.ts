import { saidOfPage } from '../segment/page-snapshot'
import { push, type Draft } from './draft'
import { eventUrl } from './event-url'
import { hitDimensions } from './hit-dimensions'
import { mapCustomVariables } from './map-custom-variables'
import { mapReferrer } from './map-referrer'
import { pageTitle } from './page-title'

/**
 * A page view, or a screen. matomo.js reads URL, title and referrer only once, when it starts, and so would record every view
 * of a single-page app as the first one. Each view therefore says its own.
 */
export function mapPage(draft: Draft): void {
  const { event, state } = draft
  const said = saidOfPage(event)
  const url = eventUrl(draft, said)
  mapReferrer(draft, said)
  // Custom variables of the scope `page` would otherwise stay for all that follows in the same document.
  if (state.hasVariables) push(draft, 'deleteCustomVariables', 'page')
  state.hasVariables = false
  mapCustomVariables(draft)
  push(draft, 'setCustomUrl', url)
  push(draft, 'setDocumentTitle', pageTitle(draft))
  push(draft, 'trackPageView', undefined, hitDimensions(draft))
  state.url = url
  state.viewed = url
}
