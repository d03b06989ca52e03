import { decodeUrl } from '../lib/decode-url'
import type { MatomoCommand } from './commands'
import { isHit } from './hit'
import type { HitPacer } from './hit-pacer'
import type { OurTrackers } from './our-trackers'
import { isOfMatomoPlugin } from './page-wide-command'
import type { QueueEntry } from './paq'
import { harmless, protectWaiting } from './protect-waiting'
import type { QueueItem } from './queue-item'
import type { Tracker } from './tracker'

/** Ours of these come ahead of the page's own entries: they say whether hits may be sent, and whether with cookies. */
export const AHEAD: readonly string[] = [
  'requireConsent',
  'requireCookieConsent',
  'disableCookies',
  'setDoNotTrack',
]

/** matomo.js applies these ahead of all others, but what the page says of consent counts only behind our demand for it. */
const CONSENT_OF_PAGE: readonly unknown[] = ['setConsentGiven', 'setCookieConsentGiven']

/** What waits in `_paq`. */
export type Waiting =
  | { readonly by: 'us'; readonly item: QueueItem }
  | { readonly by: 'page'; readonly entry: readonly unknown[] }

/** Our entries that wait in `_paq`. */
export interface PreloadQueue {
  /** Remembers an entry that was pushed to the waiting `_paq`. An entry without an item is left out when matomo.js starts. */
  add(entry: QueueEntry, item: QueueItem | undefined): void
  /** Rewrites the waiting entries. Called when matomo.js starts, before it reads `_paq`. */
  start(paq: QueueEntry[]): void
  /** What waits, in its order. */
  waiting(paq: QueueEntry[]): readonly Waiting[]
  /** Takes items of ours out of those that wait. */
  take(paq: QueueEntry[], taken: ReadonlySet<QueueItem>): void
}

interface PreloadOptions {
  readonly ourTrackers: OurTrackers
  readonly pacer: HitPacer
  /** Takes the items that may be pushed only some time after matomo.js has started. */
  readonly onLater: (items: readonly QueueItem[]) => void
}

/**
 * Makes matomo.js apply our waiting commands as if it had been on the page all the time. By itself matomo.js applies some
 * methods ahead of all others, so one user's id goes to another user's hits. It ends at the first command that throws,
 * and it dates every hit by its own start. Tag Manager starts matomo.js with a tracker of its own, which would take our
 * commands. But a function in the queue is applied where it stands, so each command of ours becomes a function, which finds
 * out whether the tracker is ours.
 */
export function createPreloadQueue({ ourTrackers, pacer, onLater }: PreloadOptions): PreloadQueue {
  const items = new Map<QueueEntry, QueueItem | undefined>()
  /** The address that matomo.js would have read, had it been on the page from the beginning. */
  const address = location.href
  /** Sets that address, where the app has moved on since. */
  const addressItems = () => (location.href === address ? [] : [urlItem(address)])

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
  /** An entry that matomo.js applies where the entry stands, once for each tracker that `_paq` feeds. */
  const entryOf = (...entryItems: readonly QueueItem[]): QueueEntry => [
    function (this: Tracker) {
      ourTrackers.applyAtStart(this, entryItems)
    },
  ]
  /** The entries of the page, and ours as functions, each in its place. */
  const entriesOfStart = (paq: readonly QueueEntry[], ahead: QueueItem[], startItems: Set<QueueItem>) => {
    const rest: QueueEntry[] = []
    for (const entry of paq) {
      const item = items.get(entry)
      if (!items.has(entry)) rest.push(entry && CONSENT_OF_PAGE.includes(entry[0]) ? harmless(entry) : entry)
      else if (item && isOfMatomoPlugin(item.command[0])) rest.push(entry)
      else if (item && startItems.has(item)) {
        if (AHEAD.includes(item.command[0])) ahead.push(item)
        else rest.push(entryOf(item))
      }
    }
    return [entryOf(...ahead), ...rest]
  }

  /** The page may have put another array in the place of the one that we pushed to. Ours came first. */
  const bringBack = (paq: QueueEntry[]) => {
    const present = new Set(paq)
    const missing = [...items.keys()].filter((entry) => !present.has(entry))
    paq.splice(0, 0, ...missing)
  }
  const start = (paq: QueueEntry[]) => {
    bringBack(paq)
    const pageEntries = paq.filter((entry) => !items.has(entry))
    const startItems = itemsOfStart(paq)
    const ahead = addressItems()
    const isBeside = ourTrackers.giveWay(pageEntries)
    if (isBeside) for (const item of [...ahead, ...startItems]) ourTrackers.apply(item)
    const entries = isBeside ? pageEntries : entriesOfStart(paq, ahead, startItems)
    // Not by `push`: the page may have wrapped that method.
    paq.splice(0, paq.length, ...entries)
    protectWaiting(paq)
    items.clear()
  }

  return {
    start,
    add(entry, item) {
      items.set(entry, item)
    },
    waiting(paq) {
      bringBack(paq)
      const ahead = addressItems().map((item): Waiting => ({ by: 'us', item }))
      return [...ahead, ...paq.flatMap((entry) => waitingOf(entry, items))]
    },
    take(paq, taken) {
      bringBack(paq)
      const rest = paq.filter((entry) => {
        const item = items.get(entry)
        return !item || !taken.has(item)
      })
      // What says how late a hit is stays until the last hit is gone: without a hit, it changes nothing.
      const hasHits = rest.some((entry) => isHitItem(items.get(entry)))
      const kept = hasHits ? rest : rest.filter((entry) => !items.has(entry) || items.get(entry))
      // What is taken must not be brought back when matomo.js starts.
      for (const entry of paq) if (!kept.includes(entry)) items.delete(entry)
      paq.splice(0, paq.length, ...kept)
    },
  }
}

/** The page's own entries among those that wait. */
export function entriesOfPage(waiting: readonly Waiting[]): (readonly unknown[])[] {
  return waiting.flatMap((each) => (each.by === 'page' ? [each.entry] : []))
}

/** An entry without an item says how late a hit is, as the item of the hit does. Pages may leave gaps. */
function waitingOf(entry: QueueEntry, items: ReadonlyMap<QueueEntry, QueueItem | undefined>): Waiting[] {
  const item = items.get(entry)
  if (item) return [{ by: 'us', item }]
  return entry && !items.has(entry) ? [{ by: 'page', entry }] : []
}

function isHitItem(item: QueueItem | undefined): boolean {
  return item !== undefined && isHit(item.command)
}

function urlItem(url: string): QueueItem {
  return {
    command: ['setCustomUrl', decodeUrl(url)],
    time: Date.now(),
    startsVisit: false,
    onRefused: () => undefined,
  }
}
