import { isMatomoRunning } from '../matomo/paq'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { BrowserStore } from './browser-store'
import type { CallStore } from './call-store'
import type { EarlierCalls } from './earlier-calls'
import type { Entry } from './entry'
import type { Storing } from './may-store'
import type { Recorder } from './recorder'
import { rehearse, startRehearsal, type Rehearsal } from './rehearsal'

/** The calls that the gate holds, stored in case the page ends before they are sent. */
export interface HeldCalls {
  /** Stores all that is held, if that may be stored. */
  keep(held: readonly Entry[]): void
  /** An entry is held no longer. @returns whether another page has taken over the entry's call, and sends it */
  letGo(entry: Entry): boolean
  /** Forgets what is stored. */
  stop(): void
}

interface HeldCallsOptions {
  readonly settings: ResolvedSettings
  readonly store: BrowserStore
  readonly callStore: CallStore
  /** The one rule of when storing is allowed. */
  readonly storing: () => Storing
  readonly recorder: Pick<Recorder, 'currentState'>
  readonly earlierCalls: Pick<EarlierCalls, 'state' | 'read'>
}

export function createHeldCalls(options: HeldCallsOptions): HeldCalls {
  const { settings, store, callStore, storing, recorder, earlierCalls } = options
  const copy = callStore.createCopy<Entry>('held')
  let rehearsal: Rehearsal | undefined
  let takenByOthers: ReadonlySet<Entry> = new Set()

  const forget = () => {
    rehearsal = undefined
    return copy.delete()
  }
  /** Nothing of this page may be stored before matomo.js has loaded, where the settings say so. */
  const mayKeep = () => storing() === 'allowed' && (settings.leavingEarly || isMatomoRunning())
  const world = { settings, readEarlier: earlierCalls.read, readStoredCart: () => store.read('cart') }

  return {
    keep(held) {
      if (!mayKeep()) {
        forget()
        return
      }
      // The calls of earlier pages are stored already.
      if (held.every(({ kind }) => kind === 'earlier-calls')) return
      let next = rehearsal ?? startRehearsal(recorder.currentState())
      for (const entry of held) next = rehearse(next, entry, world)
      const { startsVisit } = next.state
      // The visit that waits for its first hit is stored with the calls from now on.
      if (copy.store(next.calls, { cart: next.cart, startsVisit })) store.keepInMemory('reset')
      // The cart and the visit that earlier pages have left may change what calls become. While they are being taken over, they
      // are not known yet, so the calls are mapped anew next time.
      rehearsal = earlierCalls.state() === 'being-taken' ? undefined : next
    },
    letGo(entry) {
      const taken = forget()
      if (taken.size > 0) takenByOthers = taken
      return takenByOthers.has(entry)
    },
    stop: forget,
  }
}
