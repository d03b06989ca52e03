import type { Tracker } from './tracker'

/** One entry of `_paq`: a command, or an array with a function that matomo.js calls with each tracker as `this`. */
export type QueueEntry = readonly unknown[] | undefined

/** `window._paq`: an array until matomo.js runs, and an object of matomo.js's own afterwards. */
export interface Paq {
  push(...entries: QueueEntry[]): unknown
}

declare global {
  interface Window {
    _paq?: Paq
    /** Functions that matomo.js calls when it starts, before it reads `_paq`. */
    matomoPluginAsyncInit?: (() => void)[]
    Matomo?: {
      /** The trackers that every entry of `_paq` goes to. */
      getAsyncTrackers?(): Tracker[]
      /** Makes a tracker that every entry of `_paq` goes to. The first one takes the entries that wait. */
      addTracker?(trackerUrl?: string, siteId?: unknown): Tracker
      /** Calls a function at each event of that name. */
      on?(event: 'TrackerAdded', listener: () => void): void
      /** Makes a tracker that entries of `_paq` do not go to. */
      getTracker?(trackerUrl: string, siteId: unknown): Tracker
    }
  }
}

/** How many entries wait for matomo.js at most: a page that stays open for days without matomo.js must not grow for ever. */
const MAX_WAITING = 10_000

/** The entries that wait for matomo.js. `undefined` before anything was pushed, and once matomo.js runs. */
export function waitingEntries(): QueueEntry[] | undefined {
  const paq = window._paq
  return Array.isArray(paq) ? (paq as QueueEntry[]) : undefined
}

/** Whether matomo.js runs: matomo.js replaces the array with an object of its own. */
export function isMatomoRunning(): boolean {
  // analytics.js asks this on a server, too.
  if (typeof window === 'undefined') return false
  const paq = window._paq
  return !Array.isArray(paq) && typeof paq?.push === 'function'
}

/** Whether so much waits for matomo.js that the page should add nothing more. */
export function isPaqFull(): boolean {
  return (waitingEntries()?.length ?? 0) >= MAX_WAITING
}

/** `_paq`, ready to be pushed to. Pages leave odd things in this variable, among them frozen arrays: they are replaced. */
export function openPaq(): Paq {
  const paq = window._paq
  if (typeof paq?.push === 'function' && Object.isExtensible(paq)) return paq
  const replacement: QueueEntry[] = Array.isArray(paq) ? [...(paq as QueueEntry[])] : []
  window._paq = replacement
  return replacement
}

/** The entries that wait for matomo.js, in an array that may be changed: the page may have frozen its array since. */
export function openEntries(): QueueEntry[] {
  openPaq()
  return waitingEntries() ?? []
}

/** The trackers that `_paq` feeds: Matomo's own list. A Matomo that was started without `_paq` has none. */
export function fedTrackers(): Tracker[] {
  return window.Matomo?.getAsyncTrackers?.() ?? []
}

/** Takes trackers off those that `_paq` feeds. They go on working. */
export function stopFeeding(trackers: readonly Tracker[]): void {
  const fed = fedTrackers()
  for (const tracker of trackers) if (fed.includes(tracker)) fed.splice(fed.indexOf(tracker), 1)
}
