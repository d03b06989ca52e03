import type { Paq, QueueEntry } from './paq'

/**
 * Collects what the page pushes to a running matomo.js until the end of the running script: Matomo's usual snippet pushes
 * `trackPageView` first and says later for which site.
 *
 * @param startBeside - starts a Matomo of the page's own with the entries; returns false where they are for the Matomo that runs
 */
export function guardPaq(paq: Paq, startBeside: (entries: QueueEntry[]) => boolean): void {
  const push = paq.push.bind(paq)
  let collected: QueueEntry[] = []

  const flush = () => {
    const entries = collected
    collected = []
    if (startBeside(entries)) return
    for (const entry of entries) {
      try {
        push(entry)
      } catch (error) {
        // One entry that matomo.js refuses does not keep the others from it.
        log(error)
      }
    }
  }
  paq.push = (...entries) => {
    if (collected.length === 0) Promise.resolve().then(flush).catch(log)
    collected.push(...entries)
  }
}

function log(error: unknown): void {
  console.error(error)
}
