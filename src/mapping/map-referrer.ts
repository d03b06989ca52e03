import { isPageView } from '../segment/is-page-view'
import type { SaidOfPage } from '../segment/page-snapshot'
import { push, type Draft } from './draft'
import { toMatomoUrl } from './matomo-url'
import { isFilledText, readPageFact } from './page-fact'

/**
 * Sets the referrer, if matomo.js has another one. The referrer of the document's first page is the document's own, unless a
 * caller or a plugin gives another one. The referrer of a later page is the page before it, unless a caller gives another one.
 *
 * @param said - what the event says of its page now
 */
export function mapReferrer(draft: Draft, said: SaidOfPage): void {
  const { event, moment, state } = draft
  const { viewed } = state
  if (viewed !== undefined && !isPageView(event)) return

  const { base, referrer } = moment.page
  const { value, by } = readPageFact(moment.page, said, 'referrer')
  const given = by !== 'analytics.js' && isFilledText(value) ? toMatomoUrl(value, base) : ''
  if (viewed === undefined) {
    setReferrer(draft, by === 'analytics.js' ? toMatomoUrl(referrer, base) : given)
  } else {
    const isGiven = by === 'caller' && given !== ''
    state.referrer = isGiven ? given : viewed
    push(draft, 'setReferrerUrl', state.referrer)
  }
}

function setReferrer(draft: Draft, referrer: string): void {
  if (referrer === draft.state.referrer) return
  push(draft, 'setReferrerUrl', referrer)
  draft.state.referrer = referrer
}
