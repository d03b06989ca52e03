import type { CallBatch } from '../mapping/call-batch'
import type { MappedCall } from '../matomo/mapped-call'
import { readStored, removeStored } from './local-storage'
import { lockIfFree } from './page-lock'

/** Calls of this page, stored for the case that the page ends before it sends them. */
export interface CallCopy<Source> {
  /**
   * Stores these calls in the place of those that were stored before.
   *
   * @param rest - what the calls leave behind
   * @returns whether the calls are stored now
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
  readonly newPlace: () => string
  /** Writes a batch, and returns as much of it as is stored now. */
  readonly write: (place: string, batch: CallBatch) => CallBatch | undefined
  /** Whether another page may have taken over what this page has stored. */
  readonly mayBeTaken: () => boolean
  /** Whether this page may ask for a lock: one that it asked for while it is left would keep the next page from the calls. */
  readonly mayLock: () => boolean
}

/** @returns the copy, which takes its place in the browser when it is stored for the first time */
export function createCallCopy<Source>({
  newPlace,
  write,
  mayBeTaken,
  mayLock,
}: CallCopyOptions): CallCopy<Source> {
  let place: string | undefined
  let lock: ReturnType<typeof lockIfFree> = Promise.resolve(undefined)
  let stored: ReadonlySet<Source> = new Set()

  return {
    store(calls, rest) {
      if (place === undefined) {
        place = newPlace()
        if (mayLock()) lock = lockIfFree(place)
      }
      const batch = write(place, { ...rest, calls: calls.map(({ call }) => call) })
      if (!batch) return false
      // Calls are told apart by their commands. A call that starts a visit in the place of one that was left out is a new object.
      const commands = new Set(batch.calls.map((call) => call.commands))
      stored = new Set(calls.filter(({ call }) => commands.has(call.commands)).map(({ source }) => source))
      return true
    },
    delete() {
      if (place === undefined) return new Set()
      const isTaken = mayBeTaken() && readStored(place) === null
      const taken: ReadonlySet<Source> = isTaken ? stored : new Set()
      removeStored(place)
      void lock.then((unlock) => unlock?.())
      place = undefined
      stored = new Set()
      return taken
    },
  }
}
