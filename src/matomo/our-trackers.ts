import type { MatomoCommand } from './commands'
import { isAboutTrackers, isOfMatomoPlugin } from './page-wide-command'
import { watchForOtherMatomo, type OtherMatomo } from './other-matomo'
import type { OurAddresses } from './our-addresses'
import { fedTrackers, isMatomoRunning, stopFeeding, type QueueEntry } from './paq'
import { applyItem, type QueueItem } from './queue-item'
import type { Tracker } from './tracker'
import { addressIn, addressOf, isSameAddress, type TrackerAddress } from './tracker-address'
import { restoreState, takeStateBack } from './restore-state'

/** The trackers that get our commands. */
export interface OurTrackers {
  /**
   * Finds our trackers, makes those that are missing, and sets on these what was set before. Returns false while no Matomo runs
   * that has trackers.
   */
  find(): boolean
  /**
   * Applies an item to our trackers.
   *
   * @param now - the current time, in milliseconds since the epoch
   */
  apply(item: QueueItem, now: number): void
  /**
   * Applies items that waited in `_paq`. matomo.js calls this once for each tracker that `_paq` feeds. The first tracker that
   * comes is ours, unless it was made for another site; at the others, nothing is applied a second time.
   */
  applyAtStart(tracker: Tracker, items: readonly QueueItem[]): void
  /**
   * Looks among entries of the page for another Matomo. If they name another site, `_paq` no longer feeds our trackers from then
   * on, so that the entries can start a Matomo of the page's own.
   *
   * @param entries - what the page has pushed; the tracker URL is added where the page names none
   * @returns whether our trackers have given way
   */
  giveWay(entries: QueueEntry[]): boolean
  /**
   * Called when `_paq` feeds one more tracker. If that is none of ours, `_paq` stops feeding ours.
   *
   * @returns whether `_paq` feeds ours alone
   */
  meetAdded(): boolean
  /** Gives our trackers the visitor's id that an earlier page has made up, as far as they need one. */
  giveVisitorId(): void
}

interface OurTrackersOptions {
  /** Our first tracker, and the further ones. */
  readonly addresses: OurAddresses
  /** What the user's own commands append to every request. */
  readonly appended: string
  /** Called once, if another Matomo is on the page. */
  readonly onOther: (relation: OtherMatomo) => void
  /** What has been set so far. Empty before the commands of the start were pushed. */
  readonly commandsToRestore: () => readonly MatomoCommand[]
  /** The visitor's id that an earlier page has made up, for a tracker of this site that needs one. */
  readonly visitorIdFor: (siteId: unknown) => string | undefined
}

/**
 * Finds out which trackers are ours. A page may have a Matomo of its own. Where that Matomo is for the same site and server, the
 * plugin uses it as it is. Otherwise that Matomo is left alone, and the plugin makes trackers of its own.
 */
export function createOurTrackers(options: OurTrackersOptions): OurTrackers {
  const { addresses, appended, visitorIdFor } = options
  const [home] = addresses
  const pageUrl = location.href
  const other = watchForOtherMatomo(home, options.onOther)
  let ours: readonly Tracker[] = []
  /** The tracker that matomo.js passed first to our waiting entries. */
  let firstToCome: Tracker | undefined
  const isAt = (tracker: Tracker, address: TrackerAddress) =>
    isSameAddress(addressOf(tracker), address, pageUrl)
  /** Takes the trackers at our addresses for ours, and makes those that are missing. */
  const useOrMake = (present: readonly Tracker[], commands: readonly MatomoCommand[] = []) => {
    ours = []
    for (const address of addresses) {
      if (ours.some((tracker) => isAt(tracker, address))) continue
      const found = present.find((tracker) => isAt(tracker, address))
      const tracker = found ?? makeTracker(address, other.hasMet() ? 'apart' : 'fed')
      if (tracker) ours = [...ours, tracker]
      if (tracker && !found) {
        giveId(tracker, visitorIdFor)
        restoreState(tracker, commands)
      }
    }
  }
  /** Uses the tracker with which matomo.js starts, unless the page has made it for another site. */
  const useFirst = (tracker: Tracker) => {
    const address = addressOf(tracker)
    if (address.siteId) other.meet([address])
    if (other.isOurSite(address)) point(tracker, home)
    useOrMake([tracker, ...fedTrackers()])
  }
  const apply = (item: QueueItem, now: number) => {
    applyToAll(trackersFor(item, ours, isAt), item, appended, now)
  }
  const giveVisitorId = () => {
    for (const tracker of ours) giveId(tracker, visitorIdFor)
  }

  return {
    apply,
    giveVisitorId,

    find() {
      const [first] = ours
      if (first && isAt(first, home)) return true
      if (!isMatomoRunning() || !window.Matomo?.getTracker) return false
      const present = [...ours, ...fedTrackers()]
      const commands = options.commandsToRestore()
      // The commands that we pushed to `_paq` have made the tracker at our address, so that tracker is no other Matomo's.
      const wasMadeByUs = !first && commands.length > 0 && present.some((tracker) => isAt(tracker, home))
      if (!wasMadeByUs) other.meet(present.map(addressOf))
      useOrMake(present, commands)
      // The page has pointed this tracker to another site, which must not get our user.
      if (first && !ours.includes(first)) takeStateBack(first, commands)
      return true
    },

    applyAtStart(tracker, items) {
      if (!firstToCome) {
        firstToCome = tracker
        useFirst(tracker)
        giveVisitorId()
      }
      if (tracker === firstToCome) for (const item of items) apply(item, Date.now())
    },

    giveWay(entries) {
      const address = addressIn(entries)
      if (other.hasMet() || address.siteId === undefined) return false
      const isOurSite = other.meet([address])
      if (isOurSite) return false
      if (address.trackerUrl === undefined) entries.unshift(['setTrackerUrl', home.trackerUrl])
      stopFeeding(ours)
      if (ours.length === 0) useOrMake([])
      return true
    },

    meetAdded() {
      const others = fedTrackers().filter((tracker) => !ours.includes(tracker))
      if (others.length > 0 && !other.hasMet()) {
        other.meet(others.map(addressOf))
        stopFeeding(ours)
      }
      return !other.hasMet()
    },
  }
}

/** The trackers that an item is for: all, unless the item's call is for one of them. */
function trackersFor(
  { call }: QueueItem,
  trackers: readonly Tracker[],
  isAt: (tracker: Tracker, address: TrackerAddress) => boolean,
): readonly Tracker[] {
  const only = call?.tracker
  return only ? trackers.filter((tracker) => isAt(tracker, only)) : trackers
}

/**
 * Applies a command straight to the trackers. A command for one of Matomo's plugins works only by way of `_paq`: it is left out
 * where `_paq` feeds the page's own Matomo instead of ours.
 */
function applyToAll(trackers: readonly Tracker[], item: QueueItem, appended: string, now: number): void {
  const { command } = item
  const [method] = command
  const [first] = trackers
  if (isOfMatomoPlugin(method)) {
    if (first && fedTrackers().includes(first)) window._paq?.push([...command])
  } else if (!isAboutTrackers(method)) {
    for (const tracker of trackers) applyItem(tracker, item, appended, now)
  }
}

function giveId(tracker: Tracker, visitorIdFor: (siteId: unknown) => string | undefined): void {
  const id = visitorIdFor(addressOf(tracker).siteId)
  if (id !== undefined) tracker.setVisitorId?.(id)
}

/** Says to a tracker where to send its hits. */
function point(tracker: Tracker, { siteId, trackerUrl }: TrackerAddress): void {
  tracker.setTrackerUrl?.(trackerUrl)
  tracker.setSiteId?.(siteId)
}

/** Makes a tracker, which `_paq` feeds or not. */
function makeTracker({ siteId, trackerUrl }: TrackerAddress, place: 'fed' | 'apart'): Tracker | undefined {
  const { Matomo } = window
  return place === 'fed'
    ? Matomo?.addTracker?.(String(trackerUrl), siteId)
    : Matomo?.getTracker?.(String(trackerUrl), siteId)
}
