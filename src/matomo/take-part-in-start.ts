import { guardAsyncInit } from './guard-async-init'
import { guardPaq } from './guard-paq'
import type { OurTrackers } from './our-trackers'
import { isMatomoRunning, openPaq, type QueueEntry } from './paq'
import { protectWaiting } from './protect-waiting'

/**
 * Has a function called when matomo.js starts, before matomo.js reads `_paq`, and keeps our trackers apart from those that the
 * page adds during that start or later.
 *
 * @param onStart - takes the entries that wait in `_paq`, and may change them
 */
export function takePartInStart(ourTrackers: OurTrackers, onStart: (entries: QueueEntry[]) => void): void {
  runFirst(() => {
    guardAsyncInit()
    const paq = openPaq()
    // A second matomo.js on the page calls this function once more.
    if (!Array.isArray(paq)) return
    onStart(paq as QueueEntry[])
    window.Matomo?.on?.('TrackerAdded', () => {
      stayBeside(ourTrackers)
    })
  })
}

/** Tag Manager's function in this list starts matomo.js with a tracker of its own, so ours comes first. */
function runFirst(run: () => void): void {
  const functions = window.matomoPluginAsyncInit
  window.matomoPluginAsyncInit = [run, ...(Array.isArray(functions) ? functions : [])]
}

/** Called when Matomo has one more tracker: the first one, ours perhaps, or one of the page's own. */
function stayBeside(ourTrackers: OurTrackers): void {
  const paq = window._paq
  // The trackers that are added while matomo.js starts are our own further ones.
  if (!paq || !isMatomoRunning() || !ourTrackers.meetAdded()) return
  guardPaq(paq, (entries) => {
    const isBeside = ourTrackers.giveWay(entries)
    if (isBeside) {
      window._paq = entries
      protectWaiting(entries)
      window.Matomo?.addTracker?.()
    }
    return isBeside
  })
}
