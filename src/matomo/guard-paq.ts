import type { OurTrackers } from './our-trackers'
import { fedTrackers, type Paq, type QueueEntry } from './paq'

/** The `push` of matomo.js, by the `_paq` that has a guard in its place. */
const originalPush = new WeakMap<Paq, Paq['push']>()

/** Pushes an entry of ours, past the guard. */
export function pushPastGuard(paq: Paq, entry: QueueEntry): void {
  const push = originalPush.get(paq) ?? paq.push
  push.call(paq, entry)
}

/**
 * Lets another Matomo start beside ours. While `_paq` feeds our trackers alone, what the page pushes is collected until the end
 * of the running script: Matomo's usual snippet pushes `trackPageView` first and says later for which site. Where the page
 * says another site, our trackers leave `_paq`, and the page's entries start a Matomo of the page's own.
 */
export function guardPaq(paq: Paq, ourTrackers: OurTrackers): void {
  if (originalPush.has(paq) || Array.isArray(paq)) return
  const push = paq.push
  originalPush.set(paq, push)
  let collected: QueueEntry[] = []

  const flush = () => {
    const entries = collected
    collected = []
    if (!ourTrackers.apart() && ourTrackers.isForeign(entries)) startBeside(entries, ourTrackers)
    else for (const entry of entries) pushSafely(paq, push, entry)
  }
  paq.push = (...entries) => {
    if (collected.length === 0) void Promise.resolve().then(flush)
    collected.push(...entries)
  }
}

/** Makes matomo.js start once more, with the page's entries alone. */
function startBeside(entries: QueueEntry[], ourTrackers: OurTrackers): void {
  ourTrackers.leavePaq()
  if (fedTrackers().length > 0) return
  window._paq = entries
  window.Matomo?.addTracker?.()
}

/** One entry that matomo.js refuses, with an error of its own in the console, does not keep the others from it. */
function pushSafely(paq: Paq, push: Paq['push'], entry: QueueEntry): void {
  try {
    push.call(paq, entry)
  } catch (error) {
    console.error(error)
  }
}
