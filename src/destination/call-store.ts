import { warn } from '../lib/message'
import {
  joinBatches,
  MAX_CALLS,
  NO_CALLS,
  readBatch,
  withoutExcess,
  withoutOutdated,
  writeBatch,
  type CallBatch,
} from '../mapping/call-batch'
import type { MatomoCommand } from '../matomo/commands'
import type { MappedCall } from '../matomo/mapped-call'
import { isForWholePage } from '../matomo/page-wide-command'
import { isKnownMethod } from '../matomo/tracking-request'
import { createCallCopy, type CallCopy } from './call-copy'
import { readStored, removeStored, storedKeys, writeStored } from './local-storage'
import type { PageLifecycle } from './page-lifecycle'
import { hasLocks, lockIfFree } from './page-lock'

/**
 * Why calls wait: they are `held` by the gate, or waited for matomo.js when their page was `left`. A page that is left before the
 * visitor has decided about tracking deletes the calls that were `left`. Those that were `held` wait for the decision.
 */
type Reason = 'held' | 'left'

/**
 * The calls that pages have not sent, in the browser's storage, by site id. Each page stores its calls under keys of its own, and
 * keeps a lock on them until it is left. A page that finds a key without a lock takes over the calls. Where the browser has no
 * locks, a page takes over all calls.
 */
export interface CallStore {
  /** Makes an empty copy, for the calls of this page that wait for this reason. */
  createCopy<Source>(reason: Reason): CallCopy<Source>
  /** Stores calls that this page does not send itself. The next page sends them. */
  leave(calls: readonly MappedCall[]): void
  /** Whether nothing is stored. */
  isEmpty(): boolean
  /** Takes over the calls of pages that have been left. */
  takeOver(): Promise<FoundCalls>
  /** Deletes the calls of all pages: those that wait for this reason, or all. */
  delete(reason: Reason | 'any'): void
}

/** Calls of earlier pages. They stay stored, so that they are not lost if this page ends before it sends them. */
export interface FoundCalls {
  /** Reads the calls that are still stored and that Matomo can date, oldest page first. */
  read(): CallBatch
  /** Deletes the calls: this page sends them, or they are not to be sent. */
  delete(): void
  /** Leaves the calls to other pages. */
  giveBack(): void
}

/**
 * How long this page keeps the locks of calls that it has deleted, in milliseconds. What one tab changes in `localStorage`
 * reaches the other tabs a moment later, and meanwhile another tab must not find the calls.
 */
const SETTLE_MS = 1000

const TOO_MANY = `So many calls wait that only the latest ${MAX_CALLS} of them, or fewer large ones, are kept for the next page. The others are sent only if this page stays open until they can be sent.`

export function createCallStore(siteId: string | number, lifecycle: PageLifecycle): CallStore {
  const prefix = `segment-matomo:held:${siteId}:`
  let hasWarned = false

  const prefixOf = (reason: Reason | 'any') => (reason === 'any' ? prefix : `${prefix}${reason}_`)
  const newKey = (reason: Reason) => prefixOf(reason) + Math.random().toString(36).slice(2)
  const keysOf = (reason: Reason | 'any') => storedKeys(prefixOf(reason))
  const write = (key: string, batch: CallBatch): CallBatch | undefined => {
    const datable = withoutOutdated(batch, Date.now())
    const fitting = withoutExcess(datable)
    if (fitting.calls.length < datable.calls.length && !hasWarned) {
      hasWarned = true
      warn('held', TOO_MANY)
    }
    return writeStored(key, () => writeBatch(fitting)) ? fitting : undefined
  }
  const read = (key: string): CallBatch[] => {
    const batch = readBatch(readStored(key))
    if (!batch) return []
    const calls = batch.calls.map((call) => ({ ...call, commands: call.commands.filter(isOfCall) }))
    return [withoutOutdated({ ...batch, calls }, Date.now())]
  }

  return {
    isEmpty: () => keysOf('any').length === 0,
    leave: (calls) => void write(newKey('left'), { ...NO_CALLS, calls }),
    createCopy: <Source>(reason: Reason) =>
      createCallCopy<Source>({
        newKey: () => newKey(reason),
        write,
        // Another page may do so if the browser has no locks, or once this page was left: its locks end then.
        mayBeTaken: () => !hasLocks() || lifecycle.hasReturned(),
        mayLock: () => !lifecycle.isLeft(),
      }),
    async takeOver() {
      const found: { key: string; unlock: () => void }[] = []
      for (const key of keysOf('any')) {
        const unlock = await lockIfFree(key)
        // A lock that comes only once this page is left would keep the next page from the calls.
        if (lifecycle.isLeft()) unlock?.()
        else if (unlock) found.push({ key, unlock })
      }
      return {
        read: () => joinBatches(found.flatMap(({ key }) => read(key))),
        delete() {
          for (const { key, unlock } of found) {
            removeStored(key)
            setTimeout(unlock, SETTLE_MS)
          }
        },
        giveBack() {
          for (const { unlock } of found) unlock()
        },
      }
    },
    delete: (reason) => {
      for (const key of keysOf(reason)) removeStored(key)
    },
  }
}

/** Whether a command may be one of a call. Anything may stand in the storage, such as a command that sends hits elsewhere. */
function isOfCall(command: MatomoCommand): boolean {
  return isKnownMethod(command[0]) && !isForWholePage(command)
}
