import type { MatomoCommand } from './commands'
import { isHit } from './hit'
import type { HitPacer } from './hit-pacer'
import type { OurTrackers } from './our-trackers'
import { isForWholePage } from './page-wide-command'
import { waitingEntries, type QueueEntry } from './paq'
import { applyItem, type QueueItem } from './queue-item'
import { applyCommand, type Tracker } from './tracker'

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
  /** Whether there are further trackers of ours beside the first one. */
  readonly hasFurtherTrackers: boolean
  /** Takes the items that may be pushed only some time after matomo.js has started. */
  readonly onLater: (items: readonly QueueItem[]) => void
}

/**
 * Makes matomo.js apply our waiting commands as if it had been on the page all the time. By itself matomo.js applies some
 * methods ahead of all others, so that one user's id goes to another user's hits. It ends at the first command that throws,
 * and it dates every hit by its own start. But a function in the queue is applied where it stands, so each command of ours
 * becomes a function when matomo.js starts.
 */
export function createPreloadQueue({
  ourTrackers,
  pacer,
  appended,
  hasFurtherTrackers,
  onLater,
}: PreloadOptions): PreloadQueue {
  const items = new Map<QueueEntry, QueueItem | undefined>()
  /** The address that matomo.js would have read, had it been on the page from the beginning. */
  const address = location.href

  const start = () => {
    const paq = waitingEntries()
    if (!paq) return
    ourTrackers.meetWaiting(paq.filter((entry) => !items.has(entry)))
    const trackersApart = ourTrackers.apart()
    const now = Date.now()
    const later: QueueItem[] = []
    const first: QueueEntry[] = []
    const rest: QueueEntry[] = []

    const put = (apply: (tracker: Tracker) => void, list = rest) => {
      if (trackersApart) trackersApart.forEach(apply)
      else list.push(applyInPlace(apply))
    }
    const putItem = (entry: QueueEntry, item: QueueItem) => {
      const isWaiting = later.length > 0 || (isHit(item.command) && pacer.waitOf(item.startsVisit, now) > 0)
      if (isWaiting) {
        later.push(item)
        return
      }
      if (isHit(item.command)) pacer.noteHit(item.startsVisit, now)
      if (isForWholePage(item.command)) {
        if (!trackersApart && !ourTrackers.isSetByPage(item.command)) rest.push(entry)
      } else if (item.command[0] === 'requireCookieConsent' && !trackersApart) {
        // Ahead of the page's own hits. A command would delete the cookies of further trackers (see applyCommand).
        if (hasFurtherTrackers) put((tracker) => applyItem(tracker, item, appended), first)
        else rest.push(entry)
      } else put((tracker) => applyItem(tracker, item, appended))
    }

    if (location.href !== address) put((tracker) => applyCommand(tracker, ['setCustomUrl', address]))
    for (const entry of paq) {
      const item = items.get(entry)
      if (item) putItem(entry, item)
      else if (!items.has(entry)) {
        if (isHitEntry(entry)) pacer.noteHit(false, now)
        rest.push(entry)
      }
    }
    items.clear()
    // Not by `push`: the page may have wrapped that method.
    paq.splice(0, paq.length, ...first, ...rest)
    onLater(later)
  }

  return { add: (entry, item) => void items.set(entry, item), start }
}

function isHitEntry(entry: QueueEntry): boolean {
  return typeof entry?.[0] === 'string' && isHit(entry as MatomoCommand)
}

/** A queue entry that matomo.js applies where the entry stands, once for each tracker. */
export function applyInPlace(apply: (tracker: Tracker) => void): QueueEntry {
  return [
    function (this: Tracker) {
      apply(this)
    },
  ]
}
