import { isPageView } from '../segment/is-page-view'
import type { Draft } from './draft'
import { toMatomoUrl } from './matomo-url'
import { isText, readPageFact } from './page-fact'
import { rememberPage } from './state'

/**
 * The URL that an event is recorded under. It is the address bar's with its hash, or Segment's where the settings ask for that,
 * unless the event says another one: then the event's counts, for later events on the same page too.
 *
 * What somebody has taken out of a URL is never read back from the address bar: people keep e-mail addresses and tokens out.
 */
export function eventUrl(draft: Draft): string {
  const { event, moment, settings, state } = draft
  const { href, base, path, url } = moment.page
  const { value, by } = readPageFact(draft, 'url')
  const known = state.pages.get(path)

  const found = () => {
    if (!isText(value)) return known?.url ?? originOf(href)
    if (by !== 'analytics.js') return toMatomoUrl(value, base)
    if (known?.isGiven && !isPageView(event)) return known.url
    return toMatomoUrl(settings.pageUrl === 'location' ? href : url, base)
  }
  const result = found()
  // A late event of an earlier page says another URL as well, and is no news of this page.
  if (isPageView(event) || by === 'plugin') {
    state.pages = rememberPage(state.pages, path, { url: result, isGiven: by !== 'analytics.js' })
  }
  return result
}

/** Also that of a page in an app, such as `capacitor://localhost/`, which has no `origin`. */
function originOf(href: string): string {
  const { protocol, host } = new URL(href)
  return `${protocol}//${host}/`
}
