import { resolveUrl } from '../lib/resolve-url'
import type { QueueEntry } from './paq'
import type { Tracker } from './tracker'

/** Where a tracker sends its hits. */
export interface TrackerAddress {
  readonly siteId: unknown
  readonly trackerUrl: unknown
}

/** The site and the server that entries of `_paq` name, as far as they name them. The last one counts, as for matomo.js. */
export function addressIn(entries: readonly QueueEntry[]): TrackerAddress {
  const valueOf = (method: string) => entries.filter((entry) => entry?.[0] === method).pop()?.[1]
  return { siteId: valueOf('setSiteId'), trackerUrl: valueOf('setTrackerUrl') }
}

export function addressOf(tracker: Tracker): TrackerAddress {
  return { siteId: tracker.getSiteId?.(), trackerUrl: tracker.getTrackerUrl?.() }
}

/** @param pageUrl - what a tracker URL without a host is relative to */
export function isSameAddress(one: TrackerAddress, other: TrackerAddress, pageUrl: string): boolean {
  return (
    String(one.siteId) === String(other.siteId) &&
    (one.trackerUrl === other.trackerUrl ||
      absoluteUrl(one.trackerUrl, pageUrl) === absoluteUrl(other.trackerUrl, pageUrl))
  )
}

/** `piwik.php` is the older name of `matomo.php`: every Matomo answers under both. */
function absoluteUrl(trackerUrl: unknown, pageUrl: string): string {
  return resolveUrl(String(trackerUrl), pageUrl).replace('/piwik.php', '/matomo.php')
}
