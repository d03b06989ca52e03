import { Analytics, AnalyticsBrowser, type AnalyticsSnippet } from '@segment/analytics-next'
import { autoPage, type AutoPageOptions } from '../../src/auto-page'

// Checked by the compiler alone: every `@ts-expect-error` must be one.

/** analytics.js in each of its forms. */
export const stops: (() => void)[] = [
  autoPage(new AnalyticsBrowser()),
  autoPage(AnalyticsBrowser.load({ writeKey: 'x' })),
  autoPage(new Analytics({ writeKey: 'x' })),
]
export const withSnippet = (analytics: AnalyticsSnippet) => autoPage(analytics, { initial: false })

export const options: AutoPageOptions = {
  hash: true,
  titleWait: 200,
  exclude: (url) => url.pathname.startsWith('/admin'),
  name: ({ pathname }) => (pathname === '/' ? 'Home' : undefined),
  properties: (url) => ({ section: url.pathname }),
}

// @ts-expect-error -- no analytics.js
autoPage()
// @ts-expect-error -- no such option
autoPage(new AnalyticsBrowser(), { hashes: true })
// @ts-expect-error -- the functions get a URL, not text
autoPage(new AnalyticsBrowser(), { exclude: (href: string) => href.length > 1 })
