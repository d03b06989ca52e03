import { isPageView } from '../segment/is-page-view'
import { push, type Draft } from './draft'
import { toMatomoUrl } from './matomo-url'
import { isText, readPageFact } from './page-fact'

/**
 * Sets the referrer, where matomo.js has another one. That of the document's first page is the document's, unless a caller or a
 * plugin says another one. That of a later page is the page before, unless a caller says another one.
 */
export function mapReferrer(draft: Draft): void {
  const { event, moment, state } = draft
  const { base, referrer } = moment.page
  const { value, by } = readPageFact(draft, 'referrer')
  const said = isText(value) ? toMatomoUrl(value, base) : ''

  if (state.viewed === undefined) {
    const isSaid = by !== 'analytics.js'
    setReferrer(draft, isSaid ? said : toMatomoUrl(referrer, base))
  } else if (isPageView(event)) {
    const isSaid = by === 'caller' && said !== ''
    state.referrer = isSaid ? said : state.viewed
    push(draft, 'setReferrerUrl', state.referrer)
  }
}

function setReferrer(draft: Draft, referrer: string): void {
  if (referrer === draft.state.referrer) return
  push(draft, 'setReferrerUrl', referrer)
  draft.state.referrer = referrer
}
