import type { CallLog } from './call-log'
import type { LoggedCall } from './logged-call'

/** So many calls are unfolded by themselves: about what a window has room for. */
const NEWEST = 3

/** Knows which calls are unfolded: the newest ones, unless the reader has folded or unfolded a call. */
export interface Folds {
  isOpen(call: LoggedCall): boolean
  /** The reader folds or unfolds a call. */
  choose(call: LoggedCall, isOpen: boolean): void
}

export function createFolds(log: CallLog): Folds {
  const chosen = new Map<LoggedCall, boolean>()
  return {
    isOpen: (call) => chosen.get(call) ?? log.calls.slice(-NEWEST).includes(call),
    choose(call, isOpen) {
      chosen.set(call, isOpen)
    },
  }
}
