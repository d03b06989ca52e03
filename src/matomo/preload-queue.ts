import type { MatomoCommand } from './commands'
import { isHit } from './hit'
import type { HitPacer } from './hit-pacer'
import type { OurTrackers } from './our-trackers'
import { isForFirstTracker, isForMatomoPlugin } from './page-wide-command'
import { waitingEntries, type QueueEntry } from './paq'
import { applyItem, type QueueItem } from './queue-item'
import { applyCommand, type Tracker } from './tracker'

/** These come ahead of the page's own entries: they say where hits go, and whether they may. */
const AHEAD: readonly string[] = ['setSiteId', 'setTrackerUrl', 'requireConsent', 'requireCookieConsent']

/** Our entries that wait in `_paq`. */
export interface PreloadQueue {
  /** Remembers an entry that was pushed to the waiting `_paq`. An entry without an item is left out when matomo.js starts. */
  add(entry: QueueEntry, item: QueueItem | undefined): void
  /** Rewrites the waiting entries. Called when matomo.js starts, before it reads `_paq`. */
  start(): void
}

interface PreloadOptions {
  readonly ourTrackers: OurTrackers
  readonly pacer: HitPacer
  /** What the user's own commands append to every request. */
  readonly appended: string
  /** Takes the items that may be pushed only some time after matomo.js has started. */
  readonly onLater: (items: readonly QueueItem[]) => void
}

/**
 * Makes matomo.js apply our waiting commands as if it had been on the page all the time. By itself matomo.js applies some
 * methods ahead of all others, so that one user's id goes to another user's hits. It ends at the first command that throws,
 * and it dates every hit by its own start. Tag Manager starts matomo.js with a tracker of its own, which would take our
 * commands. But a function in the queue is applied where it stands, so each command of ours becomes a function, which finds
 * out whether the tracker is ours.
 */
export function createPreloadQueue({ ourTrackers, pacer, appended, onLater }: PreloadOptions): PreloadQueue {
  const items = new Map<QueueEntry, QueueItem | undefined>()
  /** The address that matomo.js would have read, had it been on the page from the beginning. */
  const address = location.href

  /** Applies an item to one of our trackers. */
  const applyTo = (tracker: Tracker, item: QueueItem) => {
    const { command } = item
    if (command[0] === 'addTracker') ourTrackers.addTo(tracker, command)
    else if (isForFirstTracker(command)) ourTrackers.point(tracker, command)
    else applyItem(tracker, item, appended)
  }
  /** The items that may be applied at the start; the others go to `onLater`. */
  const itemsOfStart = (paq: readonly QueueEntry[]) => {
    const now = Date.now()
    const start = new Set<QueueItem>()
    const later: QueueItem[] = []
    for (const entry of paq) {
      const item = items.get(entry)
      if (!item) {
        if (isHitOfPage(entry)) pacer.noteHit(false, now)
      } else if (later.length > 0 || (isHit(item.command) && pacer.waitOf(item.startsVisit, now) > 0)) {
        later.push(item)
      } else {
        if (isHit(item.command)) pacer.noteHit(item.startsVisit, now)
        start.add(item)
      }
    }
    onLater(later)
    return start
  }
  const isHitOfPage = (entry: QueueEntry) =>
    !items.has(entry) && typeof entry?.[0] === 'string' && isHit(entry as MatomoCommand)

  const start = () => {
    const paq = waitingEntries()
    if (!paq) return
    ourTrackers.meetWaiting(paq.filter((entry) => !items.has(entry)))
    const apart = ourTrackers.apart()
    const startItems = itemsOfStart(paq)
    const ahead: QueueEntry[] = []
    const rest: QueueEntry[] = []
    const put = (apply: (tracker: Tracker) => void, list = rest) => {
      if (apart) apart.forEach(apply)
      else list.push(applyInPlace((tracker) => ourTrackers.targetsOf(tracker).forEach(apply)))
    }
    if (location.href !== address) put((tracker) => applyCommand(tracker, ['setCustomUrl', address]))
    for (const entry of paq) {
      const item = items.get(entry)
      if (!items.has(entry)) rest.push(entry)
      else if (item && startItems.has(item)) {
        const { command } = item
        if (isForMatomoPlugin(command)) {
          if (!apart) rest.push(entry)
        } else put((tracker) => applyTo(tracker, item), AHEAD.includes(command[0]) ? ahead : rest)
      }
    }
    items.clear()
    // Not by `push`: the page may have wrapped that method.
    paq.splice(0, paq.length, ...ahead, ...rest)
  }

  return { add: (entry, item) => void items.set(entry, item), start }
}

/** A queue entry that matomo.js applies where the entry stands, once for each tracker that `_paq` feeds. */
export function applyInPlace(apply: (tracker: Tracker) => void): QueueEntry {
  return [
    function (this: Tracker) {
      apply(this)
    },
  ]
}
