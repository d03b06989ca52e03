import { NO_CALLS, type CallBatch } from '../mapping/call-batch'
import type { Gate } from '../segment/gate'
import type { CallStore, FoundCalls } from './call-store'
import type { Entry } from './entry'
import { isPrerendered } from './is-prerendered'
import type { Storing } from './may-store'

/** The calls of earlier pages: there are none, they are being taken over, or they wait in the gate. */
export type EarlierState = 'none' | 'being-taken' | 'waiting'

/** The calls that earlier pages have left. */
export interface EarlierCalls {
  state(): EarlierState
  /**
   * Takes over what earlier pages have left, or deletes it where nothing may be stored. Called when the rule may have changed, and
   * when the page comes back from the back/forward cache.
   */
  applyRule(): void
  /** Reads the calls. */
  read(): CallBatch
  /** Reads and deletes the calls: they leave the gate, and no other page may find them from now on. */
  take(): CallBatch
  stop(): void
}

interface EarlierCallsOptions {
  readonly store: CallStore
  /** The one rule of when storing is allowed. */
  readonly storing: () => Storing
  /** Where the calls enter: first to take their place there, while they are being taken over. */
  readonly gate: () => Pick<Gate<Entry>, 'enterFirst' | 'open'>
}

export function createEarlierCalls({ store, storing, gate }: EarlierCallsOptions): EarlierCalls {
  let state: EarlierState = 'none'
  let left: FoundCalls | undefined
  let isStopped = false

  const read = () => left?.read() ?? NO_CALLS
  const applyRule = () => {
    if (storing() === 'forbidden') store.delete('any')
    if (state !== 'none' || isPrerendered() || storing() !== 'allowed' || store.isEmpty()) return
    state = 'being-taken'
    gate().enterFirst({ kind: 'earlier-calls' })
    void store.takeOver().then((found) => {
      if (isStopped) found.giveBack()
      else {
        left = found
        state = 'waiting'
        gate().open()
      }
    })
  }
  // A page that was loaded ahead is shown now.
  document.addEventListener('prerenderingchange', applyRule)

  return {
    applyRule,
    state: () => state,
    read,
    take() {
      const batch = read()
      left?.delete()
      left = undefined
      state = 'none'
      return batch
    },
    stop() {
      isStopped = true
      left?.giveBack()
      document.removeEventListener('prerenderingchange', applyRule)
    },
  }
}
