import { warn } from '../lib/message'
import { MAX_CALLS, withoutExcess, withoutOutdated } from '../mapping/call-batch'
import { isMatomoRunning } from '../matomo/paq'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { BrowserStore } from './browser-store'
import type { Entry } from './entry'
import type { HeldStorage } from './held-storage'
import { hasLocks, keepLock } from './page-lock'
import type { Recorder } from './recorder'
import { rehearse, type Rehearsal } from './rehearsal'

/** What this page holds, kept in the browser's storage for the case that the page ends before the calls are sent. */
export interface KeptCalls {
  /** Keeps all that is held. */
  keep(held: readonly Entry[]): void
  /** Something is held no longer, so nothing is kept. @returns the entries whose calls another page has taken, and sends */
  release(): ReadonlySet<Entry>
  /** Deletes what is kept. */
  forget(): void
  stop(): void
}

export interface KeptCallsOptions {
  readonly settings: ResolvedSettings
  readonly storage: HeldStorage
  readonly store: BrowserStore
  readonly recorder: Pick<Recorder, 'currentState'>
}

const TOO_MANY = `So many calls wait for the network that only the latest ${MAX_CALLS} of them, or fewer large ones, are kept for the next page. The others are sent if this page stays open until the browser is online.`

const NONE: ReadonlySet<Entry> = new Set()

/** The calls as they are kept at the moment. */
interface Keeping {
  readonly place: string
  readonly unlock: () => void
  rehearsal: Rehearsal
  /** The entries that have been rehearsed. */
  readonly rehearsed: Set<Entry>
  /** The entries whose calls are stored. */
  stored: ReadonlySet<Entry>
}

export function createKeptCalls({ settings, storage, store, recorder }: KeptCallsOptions): KeptCalls {
  let keeping: Keeping | undefined
  let hasWarned = false
  /** Where no lock protects what is kept, another page may have taken it. A page loses its lock in the back/forward cache. */
  let mayBeTaken = !hasLocks()
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    mayBeTaken ||= persisted
  }
  addEventListener('pageshow', onPageShow)

  const start = (): Keeping => {
    const place = storage.newPlace()
    return {
      place,
      unlock: keepLock(place),
      rehearsal: { state: recorder.currentState(), cart: undefined, calls: [] },
      rehearsed: new Set(),
      stored: new Set(),
    }
  }
  const write = (current: Keeping) => {
    const { calls, cart, state } = current.rehearsal
    const { startsVisit } = state
    const whole = { calls: calls.map(({ mapped }) => mapped), cart, startsVisit }
    const datable = withoutOutdated(whole, Date.now())
    const batch = withoutExcess(datable)
    if (batch.calls.length < datable.calls.length) warnOfExcess()
    if (!storage.write(current.place, batch)) return
    const kept = new Set(batch.calls.map(({ commands }) => commands))
    current.stored = new Set(
      calls.filter(({ mapped }) => kept.has(mapped.commands)).map(({ entry }) => entry),
    )
    // The visit that waits for its first hit is kept with the calls from now on.
    store.keepInMemory('reset')
  }
  const warnOfExcess = () => {
    if (!hasWarned) warn('held', TOO_MANY)
    hasWarned = true
  }
  const forget = () => {
    if (!keeping) return
    storage.remove(keeping.place)
    keeping.unlock()
    keeping = undefined
  }

  return {
    forget,
    keep(held) {
      // Nothing of this page may be kept before matomo.js is in, where the settings say so.
      const mayKeepOwn = settings.leavingEarly || isMatomoRunning()
      const entries = mayKeepOwn ? held : held.filter(({ kind }) => kind === 'earlier-calls')
      if (entries.length === 0) return
      keeping ??= start()
      for (const entry of entries) {
        if (keeping.rehearsed.has(entry)) continue
        keeping.rehearsed.add(entry)
        keeping.rehearsal = rehearse(keeping.rehearsal, entry, settings, () => store.read('cart'))
      }
      write(keeping)
    },
    release() {
      if (!keeping) return NONE
      const isTaken = mayBeTaken && !storage.has(keeping.place)
      const taken = isTaken ? keeping.stored : NONE
      forget()
      return taken
    },
    stop() {
      forget()
      removeEventListener('pageshow', onPageShow)
    },
  }
}
