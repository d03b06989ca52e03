import { isPageView } from '../segment/is-page-view'
import type { SaidOfPage } from '../segment/page-snapshot'
import type { Draft } from './draft'
import { toMatomoUrl } from './matomo-url'
import { isFilledText, readPageFact, type PageFact } from './page-fact'
import { rememberPage, type PageState } from './state'

/**
 * The URL that an event is recorded under. If a caller or a plugin gives a URL, that one counts, for later events on the same page
 * too. Otherwise it is the address bar's with its hash, or the one that analytics.js has noted, as the setting `pageUrl` says.
 *
 * What somebody has taken out of a URL is never read back from the address bar: it may be an e-mail address or a token.
 *
 * @param said - what the event says of its page now
 */
export function eventUrl(draft: Draft, said: SaidOfPage): string {
  const { event, moment, state } = draft
  const { path } = moment.page
  const fact = readPageFact(moment.page, said, 'url')
  const url = chooseUrl(draft, fact, state.pages.get(path))
  // Any other event may name the URL of an earlier page, so that URL is not remembered for this page.
  if (isPageView(event) || fact.by === 'plugin') {
    state.pages = rememberPage(state.pages, path, { url, isGiven: fact.by !== 'analytics.js' })
  }
  return url
}

/** @param known - what is remembered of the page with this path */
function chooseUrl(
  { event, moment, settings }: Draft,
  { value, by }: PageFact,
  known: PageState | undefined,
): string {
  const { href, base, url } = moment.page
  if (!isFilledText(value)) return known?.url ?? originOf(href)
  if (by !== 'analytics.js') return toMatomoUrl(value, base)
  if (known?.isGiven && !isPageView(event)) return known.url
  return toMatomoUrl(settings.pageUrl === 'location' ? href : url, base)
}

/** The origin of a URL. `URL.origin` has none for a page in an app, such as `capacitor://localhost/`. */
function originOf(href: string): string {
  const { protocol, host } = new URL(href)
  return `${protocol}//${host}/`
}
