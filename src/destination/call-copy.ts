import type { CallBatch } from '../mapping/call-batch'
import type { MappedCall } from '../matomo/mapped-call'
import { readStored, removeStored } from './local-storage'
import { lockIfFree } from './page-lock'

/** Calls of this page, stored in case the page ends before it sends them. */
export interface CallCopy<Source> {
  /**
   * Stores these calls, and replaces those that were stored before.
   *
   * @param rest - the cart, and whether the next hit starts a visit, after these calls
   * @returns whether anything is stored now: all of the calls, or as many of the latest as there is room for
   */
  store(calls: readonly SourcedCall<Source>[], rest: Omit<CallBatch, 'calls'>): boolean
  /**
   * Deletes the copy: this page sends the calls itself, or they are not to be sent.
   *
   * @returns the sources of the calls that another page has taken over meanwhile, and sends
   */
  delete(): ReadonlySet<Source>
}

/** A call, and what it came from in this page. */
export interface SourcedCall<Source> {
  readonly source: Source
  readonly call: MappedCall
}

interface CallCopyOptions {
  readonly newKey: () => string
  /** Writes a batch, and returns as much of it as is stored now. */
  readonly write: (key: string, batch: CallBatch) => CallBatch | undefined
  /** Whether another page may have taken over what this page has stored. */
  readonly mayBeTaken: () => boolean
  /** Whether this page may ask for a lock: not while it is left, as the lock would keep the next page from the calls. */
  readonly mayLock: () => boolean
}

const NO_SOURCES: ReadonlySet<never> = new Set()

/** Makes the copy. The first `store` chooses a key, and asks for the lock. */
export function createCallCopy<Source>({
  newKey,
  write,
  mayBeTaken,
  mayLock,
}: CallCopyOptions): CallCopy<Source> {
  let key: string | undefined
  let lock: ReturnType<typeof lockIfFree> = Promise.resolve(undefined)
  let stored: ReadonlySet<Source> = NO_SOURCES

  return {
    store(calls, rest) {
      if (key === undefined) {
        key = newKey()
        if (mayLock()) lock = lockIfFree(key)
      }
      const batch = write(key, { ...rest, calls: calls.map(({ call }) => call) })
      if (!batch) return false
      // `write` leaves calls out, and makes a new object of a call that now starts the visit. The commands of a call stay the same.
      const commands = new Set(batch.calls.map((call) => call.commands))
      stored = new Set(calls.filter(({ call }) => commands.has(call.commands)).map(({ source }) => source))
      return true
    },
    delete() {
      if (key === undefined) return NO_SOURCES
      const isTaken = mayBeTaken() && readStored(key) === null
      const taken: ReadonlySet<Source> = isTaken ? stored : NO_SOURCES
      removeStored(key)
      void lock.then((unlock) => unlock?.())
      key = undefined
      stored = NO_SOURCES
      return taken
    },
  }
}
