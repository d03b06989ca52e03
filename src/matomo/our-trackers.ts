import { resolveUrl } from '../lib/resolve-url'
import type { MatomoCommand } from './commands'
import { runningTrackers, type QueueEntry } from './paq'
import { isForWholePage } from './page-wide-command'
import { applyCommand, type Tracker } from './tracker'

/** Where a tracker sends its hits. */
export interface TrackerAddress {
  readonly siteId: string | number
  readonly trackerUrl: string
}

/** How a Matomo that the page brought relates to ours. */
export type OtherMatomo = 'same-site' | 'other-site'

/** Which trackers are ours. */
export interface OurTrackers {
  /** Looks for another Matomo among the entries that wait for matomo.js and are not ours. */
  meetWaiting(entries: readonly QueueEntry[]): void
  /** Looks for another Matomo among the trackers that run. */
  meetRunning(): void
  /** Our trackers, where they are apart from those that `_paq` feeds; `undefined` while all trackers of `_paq` are ours. */
  apart(): readonly Tracker[] | undefined
  /** Whether the page's own entries have this command already, so that matomo.js would complain of ours. */
  isSetByPage(command: MatomoCommand): boolean
}

interface OurTrackersOptions {
  /** Our first tracker, and the further ones. */
  readonly addresses: readonly TrackerAddress[]
  /** Told once of another Matomo on the page. */
  readonly onOther: (relation: OtherMatomo) => void
  /** What has been set so far. Empty before the commands of the start were pushed. */
  readonly commandsToRestore: () => readonly MatomoCommand[]
}

/**
 * Finds out whether `_paq` leads to our trackers alone. A page may have a Matomo of its own. Where that Matomo is for the same
 * site and server, the plugin uses it as it is. Otherwise that Matomo is left alone, and the plugin makes trackers of its own.
 */
export function createOurTrackers({
  addresses,
  onOther,
  commandsToRestore,
}: OurTrackersOptions): OurTrackers {
  const [first] = addresses
  const pageAddress = location.href
  let trackersApart: readonly Tracker[] | undefined
  let isTold = false
  let hasPageSite = false

  const isFirst = (siteId: unknown, trackerUrl: unknown) =>
    String(siteId) === String(first?.siteId) &&
    (trackerUrl === first?.trackerUrl ||
      normalizeTrackerUrl(String(trackerUrl), pageAddress) === first?.trackerUrl)

  const tell = (relation: OtherMatomo) => {
    if (!isTold) onOther(relation)
    isTold = true
  }

  const makeTrackers = () => {
    trackersApart = addresses
      .map(({ trackerUrl, siteId }) => window.Matomo?.getTracker?.(trackerUrl, siteId))
      .filter((tracker) => tracker !== undefined)
    for (const tracker of trackersApart) restore(tracker, commandsToRestore())
  }

  return {
    meetWaiting(entries) {
      const valueOf = (...methods: string[]) =>
        entries.find((entry) => methods.includes(String(entry?.[0])))?.[1]
      const siteId = valueOf('setSiteId')
      if (siteId === undefined) return
      hasPageSite = true
      const isSame = isFirst(siteId, valueOf('setTrackerUrl') ?? valueOf('setAPIUrl'))
      tell(isSame ? 'same-site' : 'other-site')
      if (!isSame) makeTrackers()
    },

    meetRunning() {
      const [tracker] = runningTrackers()
      if (!tracker || trackersApart) return
      const isSame = isFirst(tracker.getSiteId?.(), tracker.getTrackerUrl?.())
      // The tracker is ours, and nobody has pointed it elsewhere.
      if (isSame && commandsToRestore().length > 0) return
      tell(isSame ? 'same-site' : 'other-site')
      if (!isSame) makeTrackers()
    },

    apart: () => trackersApart,

    isSetByPage: ([method]) => hasPageSite && method.startsWith('set'),
  }
}

/** `piwik.php` is the older name of `matomo.php`: every Matomo answers under both. */
function normalizeTrackerUrl(url: string, pageAddress: string): string {
  return resolveUrl(url, pageAddress).replace('/piwik.php', '/matomo.php')
}

/** Sets on a new tracker what was set before. A method that this matomo.js does not know is left out. */
function restore(tracker: Tracker, commands: readonly MatomoCommand[]): void {
  for (const command of commands) {
    try {
      if (!isForWholePage(command)) applyCommand(tracker, command)
    } catch {
      // The first push of this command has been reported already.
    }
  }
}
