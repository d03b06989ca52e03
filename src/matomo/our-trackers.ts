import { resolveUrl } from '../lib/resolve-url'
import type { MatomoCommand } from './commands'
import { isHit } from './hit'
import { isOfMatomoPlugin, isForWholePage } from './page-wide-command'
import { fedTrackers, isMatomoRunning, type QueueEntry } from './paq'
import { applyItem, type QueueItem } from './queue-item'
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
  /** Finds our trackers, or makes them. Returns false while no Matomo runs that has trackers. */
  find(): boolean
  /** Applies an item to our trackers. */
  apply(item: QueueItem): void
  /**
   * Applies items that waited in `_paq`, when matomo.js has come to them with this tracker. The first tracker that comes is
   * ours, unless it was made for another site.
   */
  applyAtStart(tracker: Tracker, items: readonly QueueItem[]): void
  /**
   * Looks among entries of the page for another Matomo. Where they name another site, our trackers are none that `_paq` feeds
   * from then on, so that the entries can start a Matomo of the page's own.
   *
   * @param entries - what the page has pushed; the tracker URL is added where the page names none
   * @returns whether our trackers have given way
   */
  giveWay(entries: QueueEntry[]): boolean
  /** Called when `_paq` feeds one more tracker. Returns whether `_paq` feeds ours alone. */
  meetAdded(): boolean
}

interface OurTrackersOptions {
  /** Our first tracker, and the further ones. */
  readonly addresses: readonly [TrackerAddress, ...TrackerAddress[]]
  /** What the user's own commands append to every request. */
  readonly appended: string
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
  appended,
  onOther,
  commandsToRestore,
}: OurTrackersOptions): OurTrackers {
  const [home] = addresses
  const pageUrl = location.href
  let ours: readonly Tracker[] = []
  /** The tracker with which matomo.js came to our waiting entries first. */
  let firstToCome: Tracker | undefined
  /** Whether another Matomo has been met: `_paq` does not feed our trackers alone from then on. */
  let hasMetOther = false

  const normalize = (trackerUrl: unknown) =>
    // `piwik.php` is the older name of `matomo.php`: every Matomo answers under both.
    resolveUrl(String(trackerUrl), pageUrl).replace('/piwik.php', '/matomo.php')
  const isAt = (tracker: Tracker, { siteId, trackerUrl }: TrackerAddress) =>
    String(tracker.getSiteId?.()) === String(siteId) &&
    normalize(tracker.getTrackerUrl?.()) === normalize(trackerUrl)
  const meet = (relation: OtherMatomo) => {
    if (!hasMetOther) onOther(relation)
    hasMetOther = true
  }
  /** What an address does not name is ours. */
  const relationOf = ({ siteId, trackerUrl }: TrackerAddress): OtherMatomo =>
    String(siteId || home.siteId) === String(home.siteId) &&
    normalize(trackerUrl || home.trackerUrl) === normalize(home.trackerUrl)
      ? 'same-site'
      : 'other-site'
  const meetTrackers = (trackers: readonly Tracker[]) => {
    meet(trackers.some((tracker) => isAt(tracker, home)) ? 'same-site' : 'other-site')
  }

  /** Makes a tracker and sets on it what was set before. `_paq` feeds the tracker where no other Matomo has been met. */
  const make = ({ siteId, trackerUrl }: TrackerAddress, commands: readonly MatomoCommand[]) => {
    const { Matomo } = window
    const tracker = hasMetOther
      ? Matomo?.getTracker?.(String(trackerUrl), siteId)
      : Matomo?.addTracker?.(String(trackerUrl), siteId)
    for (const command of tracker ? commands : []) {
      try {
        if (tracker && !isForWholePage(command) && !isHit(command)) applyCommand(tracker, command)
      } catch {
        // The first push of this command has been reported already.
      }
    }
    return tracker
  }
  /** Takes the trackers at our addresses for ours, and makes those that are missing. */
  const useOrMake = (present: readonly Tracker[], commands: readonly MatomoCommand[] = []) => {
    ours = []
    for (const address of addresses) {
      const tracker = [...ours, ...present].find((each) => isAt(each, address)) ?? make(address, commands)
      if (tracker && !ours.includes(tracker)) ours = [...ours, tracker]
    }
  }
  const leavePaq = () => {
    const fed = fedTrackers()
    for (const tracker of ours) if (fed.includes(tracker)) fed.splice(fed.indexOf(tracker), 1)
  }
  /** The first tracker has come to our waiting entries: a tracker without a site, or one that the page has made. */
  const useFirst = (tracker: Tracker) => {
    const address = { siteId: tracker.getSiteId?.(), trackerUrl: tracker.getTrackerUrl?.() }
    const relation = relationOf(address)
    if (address.siteId) meet(relation)
    if (relation === 'same-site') {
      tracker.setTrackerUrl?.(home.trackerUrl)
      tracker.setSiteId?.(home.siteId)
    }
    useOrMake([tracker, ...fedTrackers()])
  }

  const apply = (item: QueueItem) => {
    const { command } = item
    if (isOfMatomoPlugin(command[0])) {
      if (ours.some((tracker) => fedTrackers().includes(tracker))) window._paq?.push([...command])
    } else if (!isForWholePage(command)) {
      for (const tracker of ours) applyItem(tracker, item, appended)
    }
  }

  return {
    apply,

    find() {
      const [first] = ours
      if (first && isAt(first, home)) return true
      if (!isMatomoRunning() || !window.Matomo?.getTracker) return false
      const present = [...ours, ...fedTrackers()]
      const commands = commandsToRestore()
      // Our waiting commands may have made this tracker, so it is ours.
      const isMadeByOurs = !first && commands.length > 0 && present.some((tracker) => isAt(tracker, home))
      if (!isMadeByOurs) meetTrackers(present)
      useOrMake(present, commands)
      if (first) takeBack(first, commands)
      return true
    },

    applyAtStart(tracker, items) {
      if (!firstToCome) {
        firstToCome = tracker
        useFirst(tracker)
      }
      if (tracker === firstToCome) items.forEach(apply)
    },

    giveWay(entries) {
      const valueOf = (method: string) => entries.filter((entry) => entry?.[0] === method).pop()?.[1]
      const address = { siteId: valueOf('setSiteId'), trackerUrl: valueOf('setTrackerUrl') }
      if (hasMetOther || address.siteId === undefined) return false
      const relation = relationOf(address)
      meet(relation)
      if (relation === 'same-site') return false
      if (address.trackerUrl === undefined) entries.unshift(['setTrackerUrl', home.trackerUrl])
      leavePaq()
      if (ours.length === 0) useOrMake([])
      return true
    },

    meetAdded() {
      const others = fedTrackers().filter((tracker) => !ours.includes(tracker))
      if (others.length > 0 && !hasMetOther) {
        meetTrackers(others)
        leavePaq()
      }
      return !hasMetOther
    },
  }
}

/** Takes our user and dimensions off a tracker that the page has pointed to another site. */
function takeBack(tracker: Tracker, commands: readonly MatomoCommand[]): void {
  for (const command of commands) {
    if (command[0] === 'setUserId' && tracker.getUserId?.() === command[1]) tracker.resetUserId?.()
    if (command[0] === 'setCustomDimension' && tracker.getCustomDimension?.(command[1]) === command[2])
      tracker.deleteCustomDimension?.(command[1])
  }
}
