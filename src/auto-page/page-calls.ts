import { attempt } from './attempt'
import { isPrerendering } from './is-prerendering'
import type { AutoPageOptions } from './options'
import type { PageAnalytics, SegmentEvent } from './page-analytics'
import type { PageView } from './page-view'
import { whenLoaded } from './when-loaded'

export type PageCalls = ReturnType<typeof createPageCalls>

/** The page calls: those that autoPage makes, and those that others make. Remembers analytics.js, and whose call is being made. */
export function createPageCalls(given: PageAnalytics, { name, properties }: AutoPageOptions) {
  /** Absent until analytics.js has loaded. */
  let analytics: PageAnalytics | undefined
  let isOurs = false
  let isStopped = false

  return {
    arePossible: () => analytics && !isPrerendering(),

    /** @param isShown - false where analytics.js can no longer read URL, title and referrer of the page */
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
      // Segment's snippet keeps this call, and analytics.js replays it before the page calls. What AnalyticsBrowser keeps comes after.
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
