import type { Tracker } from './tracker'

declare global {
  interface Window {
    /** The other name of `Matomo`, and the only one before Matomo 3.8. */
    Piwik?: {
      getAsyncTrackers?(): Tracker[]
    }
  }
}

/**
 * Whether the matomo.js that runs is older than 4.0. Such a matomo.js does not call the functions of `matomoPluginAsyncInit`, so
 * it applies our waiting commands in an order of its own. Its trackers are known by what they lack: `getMatomoUrl` is new in 4.0.
 */
export function isMatomoTooOld(): boolean {
  const trackers = window.Piwik?.getAsyncTrackers?.() ?? []
  return trackers.some((tracker) => tracker.getMatomoUrl === undefined)
}
