import type { Analytics } from '@segment/analytics-next'
import type { ResolvedSettings } from '../settings/resolved-settings'

/** Whether `analytics.debug(true)` was called. analytics.js has no public way to ask. */
export function isDebugging(analytics: Analytics): boolean {
  return (analytics as unknown as { readonly _debug?: boolean })._debug === true
}

/** Whether the console gets what the plugin does: the setting `debug` is true, or analytics.js debugs. */
export function isPrinting({ debug }: Pick<ResolvedSettings, 'debug'>, analytics: Analytics): boolean {
  return debug === true || isDebugging(analytics)
}
