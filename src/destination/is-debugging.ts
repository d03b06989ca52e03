import type { Analytics } from '@segment/analytics-next'

/** Whether `analytics.debug(true)` was called. analytics.js has no public way to ask. */
export function isDebugging(analytics: Analytics): boolean {
  return (analytics as unknown as { readonly _debug?: boolean })._debug === true
}
