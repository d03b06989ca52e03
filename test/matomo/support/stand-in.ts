import type { QueueEntry } from '../../../src/matomo/paq'
import type { Tracker } from '../../../src/matomo/tracker'

export interface TrackerOptions {
  /** The site that the tracker is made for. Default: none, as for the tracker of a waiting queue. */
  readonly siteId?: string | number
  readonly trackerUrl?: string
  /** Methods that this matomo.js does not have. */
  readonly unknown?: readonly string[]
}

/** A tracker that has every method but the unknown ones, knows its site, and writes down what it is told. */
export function createTracker(
  told: unknown[][],
  { siteId = '', trackerUrl = '', unknown = [] }: TrackerOptions = {},
): Tracker {
  const address: Record<string, unknown> = { SiteId: siteId, TrackerUrl: trackerUrl }
  return new Proxy<Tracker>(
    {},
    {
      get(_, method: string) {
        const part = method.slice(3)
        if (method.startsWith('get') && part in address) return () => address[part]
        if (unknown.includes(method)) return undefined
        return (...args: unknown[]) => {
          if (method.startsWith('set') && part in address) address[part] = args[0]
          told.push([method, ...args])
        }
      },
    },
  )
}

/**
 * Starts a stand-in for matomo.js with one tracker, which applies the waiting entries one after the other, and then takes
 * `_paq` over.
 *
 * @returns what the tracker is told, in order
 */
export function startMatomo(options: TrackerOptions = {}): unknown[][] {
  const told: unknown[][] = []
  const tracker = createTracker(told, options)
  for (const run of window.matomoPluginAsyncInit ?? []) run()
  const apply = (entry: QueueEntry) => {
    const [method, ...args] = entry ?? []
    if (typeof method === 'function') (method as (this: Tracker) => void).call(tracker)
    else tracker[String(method)]?.(...args)
  }
  const waiting = (window._paq ?? []) as unknown as QueueEntry[]
  waiting.forEach(apply)
  window.Matomo = { getAsyncTrackers: () => [tracker], getTracker: () => createTracker(told, options) }
  window._paq = { push: (...entries) => entries.forEach(apply) }
  return told
}
