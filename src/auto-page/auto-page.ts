import { listen } from './listen'
import type { AutoPageOptions } from './options'
import type { PageAnalytics } from './page-analytics'
import { createPageCalls } from './page-calls'
import { createPageViews, type PageViews } from './page-views'
import { watchAddress } from './watch-address'

/** The page views of the `autoPage` that was started last. The next one that is started on the same page reads them. */
const started = new WeakMap<PageAnalytics, PageViews>()

/**
 * Makes one `page()` call for each page that the visitor of a single-page app sees, once the page has its title: for the page
 * that is open, and after each change of path or query. On a server nothing happens.
 *
 * @param analytics - analytics.js in any of its forms, loaded or not: `AnalyticsBrowser`, `Analytics`, `window.analytics`
 * @returns a function that stops it
 *
 * @example
 * import { AnalyticsBrowser } from '@segment/analytics-next'
 * import { autoPage } from 'segment-matomo/auto-page'
 *
 * const analytics = AnalyticsBrowser.load({ writeKey: 'YOUR_WRITE_KEY' })
 * autoPage(analytics)
 */
export function autoPage(analytics: PageAnalytics, givenOptions?: AutoPageOptions): () => void {
  if (typeof document === 'undefined') return () => undefined
  // Code without types may give null.
  const options = givenOptions ?? {}
  const calls = createPageCalls(analytics, options)
  const views = createPageViews(calls, options)
  // Somebody else makes the call for the page that is open, or the last `autoPage` has made it.
  if (options.initial === false || started.get(analytics)?.isCalled()) views.skip()
  started.set(analytics, views)
  const stops = [
    calls.follow(views.pageCalled, views.flush),
    watchAddress(views.move),
    listen(window, ['pointerdown', 'keydown', 'pagehide'], views.settle),
    listen(document, ['visibilitychange'], () => {
      if (document.visibilityState === 'hidden') views.settle()
    }),
    listen(document, ['prerenderingchange'], views.flush),
    listen(window, ['pageshow'], (event) => {
      if ((event as PageTransitionEvent).persisted) views.restore()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    views.close()
    // React may start an effect again as soon as it has stopped it: the next `autoPage` then reads the views of this one.
    setTimeout(() => {
      if (started.get(analytics) === views) started.delete(analytics)
    })
  }
}
