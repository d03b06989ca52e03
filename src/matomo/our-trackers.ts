import { resolveUrl } from '../lib/resolve-url'
import type { MatomoCommand } from './commands'
import { fedTrackers, isMatomoRunning, type QueueEntry } from './paq'
import { isForWholePage } from './page-wide-command'
import { applyCommand, type Tracker } from './tracker'

/** Where a tracker sends its hits. */
export interface TrackerAddress {
  readonly siteId: unknown
  readonly trackerUrl: unknown
}

/** How a Matomo that the page brought relates to ours. */
export type OtherMatomo = 'same-site' | 'other-site'

/** Which trackers are ours. */
export interface OurTrackers {
  /** Looks for another Matomo among the page's entries that wait for matomo.js. */
  meetWaiting(entries: readonly QueueEntry[]): void
  /** Looks for another Matomo among the trackers that run. */
  meetRunning(): void
  /**
   * A tracker applies our waiting entries. The first tracker that does so is ours, unless it was made for another site.
   *
   * @returns the trackers of ours that our entry is for, now that this tracker has come to it
   */
  targetsOf(tracker: Tracker): readonly Tracker[]
  /** Points our first tracker to its site, unless it is there already. */
  point(tracker: Tracker, command: MatomoCommand): void
  /** Adds a further tracker of ours beside the first one. */
  addTo(tracker: Tracker, command: MatomoCommand): void
  /** Our trackers, where `_paq` also feeds others, or does not feed ours; `undefined` while `_paq` feeds ours alone. */
  apart(): readonly Tracker[] | undefined
  /** Takes our trackers off those that `_paq` feeds: they are for the page's own Matomo from then on. */
  leavePaq(): void
  /** Whether entries of the page point the tracker to another site. */
  isForeign(entries: readonly QueueEntry[]): boolean
}

interface OurTrackersOptions {
  /** Our first tracker, and the further ones. */
  readonly addresses: readonly [TrackerAddress, ...TrackerAddress[]]
  /** Told once of another Matomo on the page. */
  readonly onOther: (relation: OtherMatomo) => void
  /** What has been set so far. Empty before the commands of the start were pushed. */
  readonly commandsToRestore: () => readonly MatomoCommand[]
}

/**
 * Finds out which trackers are ours. A page may have a Matomo of its own. Where that Matomo is for the same site and server, the
 * plugin uses it as it is. Otherwise that Matomo is left alone, and the plugin makes trackers of its own.
 */
export function createOurTrackers({
  addresses,
  onOther,
  commandsToRestore,
}: OurTrackersOptions): OurTrackers {
  const [first] = addresses
  const pageUrl = location.href
  let ours: readonly Tracker[] = []
  let isTold = false

  const isAt = ({ siteId, trackerUrl }: TrackerAddress, address: TrackerAddress) =>
    String(siteId) === String(address.siteId) &&
    (trackerUrl === address.trackerUrl || normalize(trackerUrl, pageUrl) === address.trackerUrl)
  const tell = (relation: OtherMatomo) => {
    if (!isTold) onOther(relation)
    isTold = true
  }
  const isForOurSite = (trackers: readonly Tracker[]) =>
    trackers.some((tracker) => isAt(addressOf(tracker), first))
  const tellOf = (trackers: readonly Tracker[]) => {
    tell(isForOurSite(trackers) ? 'same-site' : 'other-site')
  }
  /** Uses the page's tracker for our site where there is one, and makes the others. */
  const useOrMake = (present: readonly Tracker[]) => {
    const commands = commandsToRestore()
    ours = addresses
      .map(
        (address) => present.find((tracker) => isAt(addressOf(tracker), address)) ?? make(address, commands),
      )
      .filter((tracker) => tracker !== undefined)
  }

  return {
    meetWaiting(entries) {
      const address = addressIn(entries)
      if (address.siteId === undefined) return
      tell(isAt(address, first) ? 'same-site' : 'other-site')
      if (!isAt(address, first)) useOrMake([])
    },

    meetRunning() {
      if (!isMatomoRunning() || !window.Matomo?.getTracker) return
      const [own] = ours
      if (own && isAt(addressOf(own), first)) return
      const fed = fedTrackers()
      // Our waiting commands have made this tracker, so it is ours.
      const isMadeByOurs = !own && commandsToRestore().length > 0 && isForOurSite(fed)
      if (!isMadeByOurs) tellOf(fed)
      useOrMake(fed)
    },

    targetsOf(tracker) {
      const { siteId } = addressOf(tracker)
      if (ours.length === 0) {
        if (siteId === undefined || siteId === '') ours = [tracker]
        else {
          tellOf([tracker])
          useOrMake([tracker])
        }
      }
      if (ours.includes(tracker)) return [tracker]
      // Ours are apart: the first tracker of the page brings each entry to them.
      return tracker === fedTrackers()[0] ? ours : []
    },

    point(tracker, command) {
      if (tracker === ours[0] && !isAt(addressOf(tracker), first)) applyCommand(tracker, command)
    },

    addTo(tracker, command) {
      if (tracker !== ours[0]) return
      const added = applyCommand(tracker, command)
      if (added) ours = [...ours, added as Tracker]
    },

    apart() {
      if (ours.length === 0) return undefined
      const fed = fedTrackers()
      const isFedAlone = fed.length === ours.length && fed.every((tracker) => ours.includes(tracker))
      return isFedAlone ? undefined : ours
    },

    leavePaq() {
      const fed = fedTrackers()
      tellOf(fed.filter((tracker) => !ours.includes(tracker)))
      for (const tracker of ours) if (fed.includes(tracker)) fed.splice(fed.indexOf(tracker), 1)
    },

    isForeign(entries) {
      const { siteId = first.siteId, trackerUrl = first.trackerUrl } = addressIn(entries)
      return !isAt({ siteId, trackerUrl }, first)
    },
  }
}

/** `piwik.php` is the older name of `matomo.php`: every Matomo answers under both. */
function normalize(trackerUrl: unknown, pageUrl: string): string {
  return resolveUrl(String(trackerUrl), pageUrl).replace('/piwik.php', '/matomo.php')
}

function addressOf(tracker: Tracker): TrackerAddress {
  return { siteId: tracker.getSiteId?.(), trackerUrl: tracker.getTrackerUrl?.() }
}

/** The site and the server that entries set, as far as they set them. */
function addressIn(entries: readonly QueueEntry[]): TrackerAddress {
  const valueOf = (...methods: unknown[]) => entries.find((entry) => methods.includes(entry?.[0]))?.[1]
  return { siteId: valueOf('setSiteId'), trackerUrl: valueOf('setTrackerUrl', 'setAPIUrl') }
}

/** Makes a tracker that `_paq` does not feed, and sets on it what was set before. */
function make(
  { siteId, trackerUrl }: TrackerAddress,
  commands: readonly MatomoCommand[],
): Tracker | undefined {
  const tracker = window.Matomo?.getTracker?.(String(trackerUrl), siteId as string | number)
  for (const command of tracker ? commands : []) {
    try {
      if (tracker && !isForWholePage(command)) applyCommand(tracker, command)
    } catch {
      // The first push of this command has been reported already.
    }
  }
  return tracker
}
