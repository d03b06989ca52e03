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
import type { Waiting } from './waiting'

/** Our commands with these methods come ahead of the page's entries: they say whether hits and cookies are allowed. */
export const OURS_FIRST: readonly string[] = [
  'requireConsent',
  'requireCookieConsent',
  'disableCookies',
  'setDoNotTrack',
]

/**
 * matomo.js would apply these ahead of our commands that ask for consent, which would then take the consent back. So they are
 * applied where they stand.
 */
const CONSENT_OF_PAGE: readonly unknown[] = ['setConsentGiven', 'setCookieConsentGiven']

/** Our entries that wait in `_paq`. */
export interface PreloadQueue {
  /**
   * Remembers an entry that was pushed to the waiting `_paq`. An entry without an item says how late the next hit is. It is left
   * out when matomo.js starts, as the hit's item says so by then.
   */
  add(entry: QueueEntry, item: QueueItem | undefined): void
  /** Rewrites the waiting entries. Called when matomo.js starts, before it reads `_paq`. */
  start(paq: QueueEntry[]): void
  /** What waits, in its order. Puts back entries of ours that the page has lost. */
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
  /** The URL that matomo.js would have read, had it been on the page from the beginning. */
  const pageUrl = location.href
  /** An item that sets this URL, if the app shows another page by now. */
  const urlItems = () => (location.href === pageUrl ? [] : [urlItem(pageUrl)])
  const isOfPage = (entry: QueueEntry) => !items.has(entry)

  /** Splits the items into those that may be applied at once and those that have to wait, and tells the pacer of the hits. */
  const splitItems = (paq: readonly QueueEntry[]) => {
    const now = Date.now()
    const atOnce = new Set<QueueItem>()
    const later: QueueItem[] = []
    for (const entry of paq) {
      const item = items.get(entry)
      if (!item) {
        if (isHitOfPage(entry)) pacer.noteHit(false, now)
      } else if (later.length > 0 || (isHit(item.command) && pacer.waitOf(item.startsVisit, now) > 0)) {
        later.push(item)
      } else {
        if (isHit(item.command)) pacer.noteHit(item.startsVisit, now)
        atOnce.add(item)
      }
    }
    return { atOnce, later }
  }
  const isHitOfPage = (entry: QueueEntry) =>
    isOfPage(entry) && typeof entry?.[0] === 'string' && isHit(entry as MatomoCommand)
  /** An entry that matomo.js applies where the entry stands, once for each tracker that `_paq` feeds. */
  const entryOf = (...entryItems: readonly QueueItem[]): QueueEntry => [
    function (this: Tracker) {
      ourTrackers.applyAtStart(this, entryItems)
    },
  ]
  /** What matomo.js finds in `_paq`: what comes ahead, and then the page's entries and ours as functions, in their order. */
  const entriesOfStart = (paq: readonly QueueEntry[], atOnce: ReadonlySet<QueueItem>) => {
    const ahead = urlItems()
    const rest: QueueEntry[] = []
    for (const entry of paq) {
      const item = items.get(entry)
      if (isOfPage(entry)) rest.push(entry && CONSENT_OF_PAGE.includes(entry[0]) ? harmless(entry) : entry)
      else if (item && atOnce.has(item)) {
        const [method] = item.command
        if (isOfMatomoPlugin(method)) rest.push(entry)
        else if (OURS_FIRST.includes(method)) ahead.push(item)
        else rest.push(entryOf(item))
      }
    }
    return [entryOf(...ahead), ...rest]
  }

  /** Puts our entries back, ahead of the page's: the page may have replaced the array that we pushed to. */
  const bringBack = (paq: QueueEntry[]) => {
    const present = new Set(paq)
    const missing = [...items.keys()].filter((entry) => !present.has(entry))
    paq.splice(0, 0, ...missing)
  }
  const start = (paq: QueueEntry[]) => {
    bringBack(paq)
    const pageEntries = paq.filter(isOfPage)
    const { atOnce, later } = splitItems(paq)
    onLater(later)
    const haveGivenWay = ourTrackers.giveWay(pageEntries)
    if (haveGivenWay) for (const item of [...urlItems(), ...atOnce]) ourTrackers.apply(item, Date.now())
    const entries = haveGivenWay ? pageEntries : entriesOfStart(paq, atOnce)
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
      const ahead = urlItems().map((item): Waiting => ({ by: 'us', item }))
      return [...ahead, ...paq.flatMap((entry) => waitingOf(entry, items))]
    },
    take(paq, taken) {
      bringBack(paq)
      const rest = paq.filter((entry) => {
        const item = items.get(entry)
        return !item || !taken.has(item)
      })
      // Entries that say how late a hit is go with the last hit: without a hit, they change nothing.
      const hasHits = rest.some((entry) => isHitItem(items.get(entry)))
      const kept = hasHits ? rest : rest.filter((entry) => isOfPage(entry) || items.get(entry) !== undefined)
      // What is taken must not be brought back when matomo.js starts.
      for (const entry of paq) if (!kept.includes(entry)) items.delete(entry)
      paq.splice(0, paq.length, ...kept)
    },
  }
}

/** What waits at an entry: nothing at one of ours without an item, and nothing at a gap, as pages may leave one in the array. */
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
