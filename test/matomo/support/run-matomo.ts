import type { Paq, QueueEntry } from '../../../src/matomo/paq'
import type { Tracker } from '../../../src/matomo/tracker'
import { createTracker, type TrackerOptions } from './stand-in'

/** A tracker, and what it is told, in order. */
export interface Witness {
  readonly tracker: Tracker
  readonly told: unknown[][]
}

/** A tracker that was made while the test ran. */
export interface MadeTracker extends Witness {
  /** Whether `_paq` feeds the tracker. */
  readonly isFed: boolean
  readonly siteId: unknown
  readonly trackerUrl: unknown
}

export interface RunningMatomo {
  /** The trackers that `_paq` feeds. */
  readonly fed: Tracker[]
  /** The trackers that were made, in order. */
  readonly made: MadeTracker[]
}

export function createWitness(options: TrackerOptions = {}): Witness {
  const told: unknown[][] = []
  return { tracker: createTracker(told, options), told }
}

/** Lets a stand-in for matomo.js run, whose `_paq` feeds these trackers. */
export function runMatomo(...witnesses: readonly Witness[]): RunningMatomo {
  const matomo = createMatomo(witnesses)
  window.Matomo = matomo.api
  window._paq = matomo.paq
  return matomo
}

/** Starts a stand-in for matomo.js as matomo.js starts: one tracker applies what waits, and then matomo.js takes `_paq` over. */
export function startMatomo(): RunningMatomo {
  const waiting = window._paq as unknown as QueueEntry[]
  const matomo = createMatomo([])
  window.Matomo = matomo.api
  for (const run of window.matomoPluginAsyncInit ?? []) run()
  matomo.addFirst(waiting)
  return matomo
}

function createMatomo(witnesses: readonly Witness[]) {
  const fed = witnesses.map(({ tracker }) => tracker)
  const made: MadeTracker[] = []
  const listeners: (() => void)[] = []
  const make = (isFed: boolean, trackerUrl?: string, siteId?: unknown) => {
    const witness = createWitness({ trackerUrl, siteId: siteId as number | undefined })
    made.push({ ...witness, isFed, siteId, trackerUrl })
    if (isFed) fed.push(witness.tracker)
    return witness.tracker
  }
  const apply = (entry: QueueEntry) => {
    const [method, ...args] = entry ?? []
    for (const tracker of [...fed]) {
      if (typeof method === 'function') (method as (this: Tracker) => void).call(tracker)
      else tracker[String(method)]?.(...args)
    }
  }
  const paq: Paq = {
    push(...entries) {
      entries.forEach(apply)
    },
  }
  const tellOfAdded = () => {
    for (const listener of [...listeners]) listener()
  }
  const addFirst = (waiting: readonly QueueEntry[]) => {
    const tracker = make(true)
    waiting.forEach(apply)
    window._paq = paq
    tellOfAdded()
    return tracker
  }
  const api: NonNullable<typeof window.Matomo> = {
    getAsyncTrackers: () => fed,
    getTracker: (trackerUrl, siteId) => make(false, trackerUrl, siteId),
    addTracker(trackerUrl, siteId) {
      const { _paq } = window
      // Without a tracker of its own Matomo starts with the entries that wait.
      if (fed.length === 0 && Array.isArray(_paq)) return addFirst(_paq as QueueEntry[])
      const tracker = make(true, trackerUrl, siteId)
      tellOfAdded()
      return tracker
    },
    on: (_, listener) => void listeners.push(listener),
  }
  return { fed, made, api, paq, addFirst }
}
