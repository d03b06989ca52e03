import { autoPage } from './auto-page'
import type { AutoPageOptions } from './options'
import { windowAnalytics } from './window-analytics'

declare global {
  interface Window {
    /** Starts `autoPage` with `window.analytics`, which Segment's snippet makes. */
    segmentAutoPage?: (options?: AutoPageOptions) => () => void
  }
}

window.segmentAutoPage = (options) => {
  const analytics = windowAnalytics()
  if (analytics) return autoPage(analytics, options)
  console.warn(
    "[auto-page] There is no window.analytics, so no page calls are made. Put Segment's snippet before segmentAutoPage().",
  )
  return () => undefined
}
