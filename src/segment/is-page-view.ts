import type { SegmentEvent } from '@segment/analytics-next'

/** Whether a call shows a page of a site, or a screen of an app: Matomo counts both as page views. */
export function isPageView({ type }: SegmentEvent): boolean {
  return type === 'page' || type === 'screen'
}
