import type { MatomoCommand } from './commands'
import { isOfMatomoPlugin } from './page-wide-command'
import type { QueueEntry } from './paq'
import { applyToTracker, type Tracker } from './tracker'

/**
 * Puts an entry ahead of those that wait. When matomo.js comes to this entry, the entries behind it can no longer throw: one
 * that throws, such as a method that matomo.js does not know, would end matomo.js for the whole page. matomo.js has applied
 * some methods before, wherever they stood, and has left gaps at their places.
 */
export function protectWaiting(paq: QueueEntry[]): void {
  const protect = () => {
    paq.forEach((entry, index) => {
      if (entry && !isOfPlugin(entry[0])) paq[index] = harmless(entry)
    })
  }
  paq.unshift([protect])
}

function isOfPlugin(method: unknown): boolean {
  return typeof method === 'string' && isOfMatomoPlugin(method)
}

/** An entry that matomo.js applies in its place, and that throws nothing. */
export function harmless(entry: readonly unknown[]): QueueEntry {
  return [
    function (this: Tracker) {
      try {
        const [method, ...args] = entry
        if (typeof method === 'function') method.apply(this, args)
        else applyToTracker(this, entry as MatomoCommand)
      } catch (error) {
        console.error(error)
      }
    },
  ]
}
