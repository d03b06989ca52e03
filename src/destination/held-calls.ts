import { joinBatches, NO_CALLS, type CallBatch } from '../mapping/call-batch'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { BrowserStore } from './browser-store'
import type { Entry } from './entry'
import type { Gate } from '../segment/gate'
import type { Storing } from './may-store'
import type { Recorder } from './recorder'
import { createHeldStorage } from './held-storage'
import { createKeptCalls } from './kept-calls'
import { runUnlessLocked } from './page-lock'

/** The calls of earlier pages: there are none, they are being taken out of the storage, or they wait in the gate. */
export type EarlierCalls = 'none' | 'being-taken' | 'waiting'

/** Held calls that outlive their page: those of this page are kept, and those of earlier pages are found. */
export interface HeldCalls {
  /** Keeps all that is held, if that may be stored. */
  keep(held: readonly Entry[]): void
  /** An entry is held no longer. @returns whether another page has taken the entry's call, and sends it */
  letGo(entry: Entry): boolean
  earlier(): EarlierCalls
  /** Takes what earlier pages have left, or deletes it where nothing may be stored. Called when the rule may have changed. */
  applyRule(): void
  /** Forgets what this page has kept. */
  stop(): void
}

interface HeldCallsOptions {
  readonly settings: ResolvedSettings
  readonly store: BrowserStore
  /** The one rule of when storing is allowed. */
  readonly storing: () => Storing
  readonly recorder: Pick<Recorder, 'currentState'>
  /** Where the calls of earlier pages enter: first to take their place there, while they are being taken. */
  readonly gate: () => Pick<Gate<Entry>, 'enterAlways' | 'open'>
}

/** Where the browser is offline for longer than the page lives, the next page load sends what is held. */
export function createHeldCalls({ settings, store, storing, recorder, gate }: HeldCallsOptions): HeldCalls {
  const storage = createHeldStorage(settings.siteId)
  const keptCalls = createKeptCalls({ settings, storage, store, recorder })
  let earlier: EarlierCalls = 'none'
  let isStopped = false
  let takenByOthers: ReadonlySet<Entry> = new Set()

  const deleteAll = () => {
    keptCalls.forget()
    for (const place of storage.places()) storage.remove(place)
  }
  const take = async (places: readonly string[]) => {
    const batches: CallBatch[] = []
    for (const place of places) {
      await runUnlessLocked(place, () => {
        // Meanwhile the visitor may have refused, or the plugin may have been deregistered.
        if (isStopped || storing() !== 'allowed') return
        const batch = storage.read(place)
        storage.remove(place)
        if (batch) batches.push(batch)
      })
    }
    return joinBatches(batches)
  }
  const takeEarlier = () => {
    const places = storage.places()
    if (earlier !== 'none' || places.length === 0) return
    earlier = 'being-taken'
    const entry: Entry = { kind: 'earlier-calls', batch: NO_CALLS }
    gate().enterAlways(entry)
    void take(places).then((batch) => {
      if (isStopped) return
      entry.batch = batch
      earlier = 'waiting'
      gate().open()
    })
  }

  return {
    earlier: () => earlier,
    keep(held) {
      if (earlier === 'being-taken') return
      if (storing() === 'allowed') keptCalls.keep(held)
      else keptCalls.forget()
    },
    letGo(entry) {
      const taken = keptCalls.release()
      if (taken.size > 0) takenByOthers = taken
      if (entry.kind === 'earlier-calls') earlier = 'none'
      return takenByOthers.has(entry)
    },
    applyRule() {
      const rule = storing()
      if (rule === 'allowed') takeEarlier()
      if (rule === 'forbidden') deleteAll()
    },
    stop() {
      isStopped = true
      keptCalls.stop()
    },
  }
}
