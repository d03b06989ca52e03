import type { PageAnalytics, SegmentEvent } from './page-analytics'
import { whenLoaded } from './when-loaded'

/**
 * Follows the page calls that others make.
 *
 * @param called - gets each page event: at its call, or when analytics.js replays a call that was made before it had loaded
 * @param loaded - gets analytics.js once it has loaded and has replayed all calls
 * @returns a function that stops it
 */
export function onPageEvent(
  given: PageAnalytics,
  called: (event: SegmentEvent) => void,
  loaded: (analytics: PageAnalytics) => void,
): () => void {
  let isStopped = false
  const onDispatch = ({ event }: { readonly event: SegmentEvent }) => {
    if (event.type === 'page' && !isStopped) called(event)
  }
  // Segment's snippet keeps this call, and analytics.js replays it before the page calls. What AnalyticsBrowser keeps comes after.
  if (!given.then) given.on?.('dispatch_start', onDispatch)
  whenLoaded(given, (analytics) => {
    if (isStopped) return
    if (analytics !== given) analytics.on?.('dispatch_start', onDispatch)
    // analytics.js replays in timers of 0 ms, which it has set by now.
    setTimeout(() => loaded(analytics))
  })
  return () => {
    isStopped = true
    given.off?.('dispatch_start', onDispatch)
  }
}
