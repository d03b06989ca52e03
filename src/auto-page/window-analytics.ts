import type { PageAnalytics } from './page-analytics'

/** What stands at `window.analytics`: the stub of Segment's snippet, later analytics.js itself. */
export function windowAnalytics(): PageAnalytics | undefined {
  return (window as { analytics?: PageAnalytics }).analytics
}
