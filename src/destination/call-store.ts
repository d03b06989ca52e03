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
 * Why calls wait: they were held, or they waited for matomo.js when their page was left. As long as the visitor has not decided
 * about consent, a page that is left deletes the latter, and leaves the former to the decision.
 */
type Reason = 'held' | 'left'

/**
 * The calls that pages have not sent, in the browser's storage, by site id. Each page stores its calls in places of its own, and
 * keeps a lock on them while it lives. A page that finds a place without a lock takes it over: the page before has ended.
 */
export interface CallStore {
  /** Makes a copy of calls of this page that wait for this reason. */
  createCopy<Source>(reason: Reason): CallCopy<Source>
  /** Stores calls for the next page that this page does not send itself. */
  leave(calls: readonly MappedCall[]): void
  /** Whether no page has stored anything. */
  isEmpty(): boolean
  /** Takes over what pages have left that have ended. */
  takeOver(): Promise<LeftCalls>
  /** Deletes the calls of all pages: those that wait for this reason, or all. */
  delete(reason: Reason | 'any'): void
}

/** Calls of earlier pages. They stay stored, so that they are not lost if this page ends before it sends them. */
export interface LeftCalls {
  /** Reads the calls that are stored still and that Matomo can date, oldest page first. */
  read(): CallBatch
  /** Deletes the calls: this page sends them, or they are not to be sent. */
  delete(): void
  /** Leaves the calls to other pages. */
  giveBack(): void
}

/**
 * The locks of calls that were deleted are kept so long, in milliseconds. What one tab changes in `localStorage` reaches the
 * other tabs a moment later, and meanwhile another tab must not find the calls.
 */
const SETTLE_MS = 1000

const TOO_MANY = `So many calls wait for the network that only the latest ${MAX_CALLS} of them, or fewer large ones, are kept for the next page. The others are sent if this page stays open until the browser is online.`

export function createCallStore(siteId: string | number, lifecycle: PageLifecycle): CallStore {
  const prefix = `segment-matomo:held:${siteId}:`
  let hasWarned = false

  const startOf = (reason: Reason | 'any') => (reason === 'any' ? prefix : `${prefix}${reason}_`)
  const newPlace = (reason: Reason) => startOf(reason) + Math.random().toString(36).slice(2)
  const places = () => storedKeys(prefix)
  const write = (place: string, batch: CallBatch): CallBatch | undefined => {
    const datable = withoutOutdated(batch, Date.now())
    const fitting = withoutExcess(datable)
    if (fitting.calls.length < datable.calls.length && !hasWarned) {
      hasWarned = true
      warn('held', TOO_MANY)
    }
    return writeStored(place, () => writeBatch(fitting)) ? fitting : undefined
  }
  const read = (place: string): CallBatch[] => {
    const batch = readBatch(readStored(place))
    if (!batch) return []
    const calls = batch.calls.map((call) => ({ ...call, commands: call.commands.filter(isOfCall) }))
    return [withoutOutdated({ ...batch, calls }, Date.now())]
  }

  return {
    isEmpty: () => places().length === 0,
    leave: (calls) => void write(newPlace('left'), { ...NO_CALLS, calls }),
    createCopy: <Source>(reason: Reason) =>
      createCallCopy<Source>({
        newPlace: () => newPlace(reason),
        write,
        // Where no lock protects what is stored, another page may have taken it over. A page that is left gives its locks back.
        mayBeTaken: () => !hasLocks() || lifecycle.hasReturned(),
        mayLock: () => !lifecycle.isLeft(),
      }),
    async takeOver() {
      const found: { place: string; unlock: () => void }[] = []
      for (const place of places()) {
        const unlock = await lockIfFree(place)
        // A lock that comes when the page is left already would keep the next page from the calls.
        if (lifecycle.isLeft()) unlock?.()
        else if (unlock) found.push({ place, unlock })
      }
      return {
        read: () => joinBatches(found.flatMap(({ place }) => read(place))),
        delete() {
          for (const { place, unlock } of found) {
            removeStored(place)
            setTimeout(unlock, SETTLE_MS)
          }
        },
        giveBack() {
          for (const { unlock } of found) unlock()
        },
      }
    },
    delete: (reason) => {
      for (const place of storedKeys(startOf(reason))) removeStored(place)
    },
  }
}

/** Whether a command may be one of a call. Anything may stand in the storage, such as a command that sends hits elsewhere. */
function isOfCall(command: MatomoCommand): boolean {
  return isKnownMethod(command[0]) && !isForWholePage(command)
}
