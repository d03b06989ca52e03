import { attempt } from './attempt'
import { isPrerendering } from './is-prerendering'
import type { AutoPageOptions } from './options'
import type { PageAnalytics, SegmentEvent } from './page-analytics'
import type { PageView } from './page-view'
import { whenLoaded } from './when-loaded'

export type PageCalls = ReturnType<typeof createPageCalls>

/** The page calls that autoPage makes, and those that others make. Remembers analytics.js, and whether a call is our own. */
export function createPageCalls(given: PageAnalytics, { name, properties }: AutoPageOptions) {
  /** Absent until analytics.js has loaded. */
  let analytics: PageAnalytics | undefined
  /** Whether the page call that is being made is our own. */
  let isOurs = false
  let isStopped = false

  return {
    /** Whether a page call would be recorded now. */
    arePossible: () => analytics && !isPrerendering(),

    /**
     * Makes the page call of a view.
     *
     * @param isShown - whether the page is still shown, so that analytics.js can read its URL, title and referrer
     */
    make: ({ href: url, title, referrer }: PageView, isShown: boolean) => {
      const { pathname: path, search } = new URL(url)
      const givenName = attempt(() => name?.(new URL(url)))
      // Reading the properties may throw as well.
      const givenProperties = attempt(() => ({ ...properties?.(new URL(url)) }))
      const asItWas = { url, path, search, title, referrer }
      const call = async () => {
        await analytics?.page(givenName, { ...(isShown ? {} : asItWas), ...givenProperties })
      }
      isOurs = true
      call().catch(console.error)
      isOurs = false
    },

    /**
     * Follows the page calls that others make.
     *
     * @param called - gets each page event: at its call, or when analytics.js replays a call that was made before it had loaded
     * @param loaded - is called once analytics.js has loaded and has replayed all calls
     * @returns a function that stops it
     */
    follow: (called: (event: SegmentEvent) => void, loaded: () => void) => {
      const onDispatch = ({ event }: { readonly event: SegmentEvent }) => {
        if (event.type === 'page' && !isOurs && !isStopped) called(event)
      }
      const listen = () => given.on?.('dispatch_start', onDispatch)
      // The snippet's stub keeps this call of `on`, and analytics.js replays it before the page calls that were made earlier. A call
      // that AnalyticsBrowser keeps is replayed only after them.
      if (!given.then) listen()
      whenLoaded(given, (instance) => {
        if (given.then) listen()
        // analytics.js replays in timers of 0 ms, which it has set by now.
        setTimeout(() => {
          if (isStopped) return
          analytics = instance
          loaded()
        })
      })
      return () => {
        isStopped = true
        given.off?.('dispatch_start', onDispatch)
      }
    },
  }
}
