import type { Analytics, Context } from '@segment/analytics-next'
import type { PageSnapshot } from './page-snapshot'
import { readPageSnapshot, withoutHash } from './read-page-snapshot'

/** How many calls are noted at most. A page may have that many under way, for example while it is offline. */
const MAX_CALLS = 1000

/** A call under way. */
interface NotedCall {
  /** Calls and resets are numbered in the order in which they were made. */
  readonly place: number
  readonly context: Context
  /** The page at the moment of the call. */
  readonly page: PageSnapshot
  /** Whether no reset waits for the call any more: its event is here, or has failed and may be tried again. */
  isSettled: boolean
}

/** Hears of `analytics.reset()`. */
export interface ResetListener {
  /** At the moment of the reset itself. */
  onReset(): void
  /** Once the reset has its turn: the calls that were made before it are here, or will not come. */
  onTurn(): void
}

/**
 * Knows which page was open at each call, and which resets came before it. Calls are handled as they arrive: only resets wait.
 */
export interface CallOrder {
  /** Takes the event of a call: first come the resets that were made before the call, then `handle` gets the call's page. */
  deliver(context: Context, handle: (page: PageSnapshot) => void): void
  /** Stops listening. */
  stop(): void
}

/**
 * Notes the page and the resets at the moment of each call. An event reaches a destination later than its call: by then the
 * app may show another page, or the user may have logged out.
 */
export function createCallOrder(analytics: Analytics, reset: ResetListener): CallOrder {
  /** The calls under way by the ids of their contexts, oldest first. Source middleware may change the ids of messages. */
  const calls = new Map<string, NotedCall>()
  /** The places of the resets that have not had their turn. */
  const resets: number[] = []
  let nextPlace = 0

  const takeResetsBefore = (place: number) => {
    while (resets[0] !== undefined && resets[0] < place) {
      resets.shift()
      reset.onTurn()
    }
  }
  const takeDueResets = () => {
    if (resets.length > 0) takeResetsBefore(oldestPlace(calls))
  }

  // analytics.js emits `dispatch_start` at the call itself.
  const onCallMade = (context: Context) => {
    const page = readPageSnapshot(context.event)
    calls.set(context.id, { place: nextPlace, context, page, isSettled: false })
    nextPlace++
    if (calls.size > MAX_CALLS) {
      // The oldest call is forgotten. Most likely it has failed, and is not tried again.
      for (const id of [...calls.keys()].slice(0, 1)) calls.delete(id)
      takeDueResets()
    }
  }
  const onResetMade = () => {
    reset.onReset()
    resets.push(nextPlace)
    nextPlace++
    takeDueResets()
  }
  // A call that has ended is forgotten. If its event never came here, it was not for this destination.
  const onCallEnded = (context: Context) => {
    calls.delete(context.id)
    takeDueResets()
  }
  const onCallFailed = (context: Context, error: unknown) => {
    const call = calls.get(context.id)
    // analytics.js does not try again after an error that says `retry: false`.
    if ((error as { retry?: boolean } | undefined)?.retry === false) calls.delete(context.id)
    else if (call) call.isSettled = true
    takeDueResets()
  }

  const listen = (method: 'on' | 'off') => {
    analytics[method]('dispatch_start', onCallMade)
    analytics[method]('reset', onResetMade)
    analytics.queue[method]('delivery_success', onCallEnded)
    analytics.queue[method]('delivery_failure', onCallFailed)
  }
  listen('on')

  return {
    deliver(context, handle) {
      const call = findCall(calls, context)
      if (call) {
        takeResetsBefore(call.place)
        call.isSettled = true
      }
      handle(call?.page ?? pageOfUnknownCall(context))
      takeDueResets()
    },
    stop: () => {
      listen('off')
    },
  }
}

/** The place of the oldest call that is still awaited. */
function oldestPlace(calls: ReadonlyMap<string, NotedCall>): number {
  for (const call of calls.values()) if (!call.isSettled) return call.place
  return Infinity
}

/** analytics.js gives a remote plugin a context of its own, so the message's id is the second way to find a call. */
function findCall(calls: ReadonlyMap<string, NotedCall>, { id, event }: Context): NotedCall | undefined {
  const call = calls.get(id)
  if (call) return call
  for (const each of calls.values()) if (each.context.event.messageId === event.messageId) return each
  return undefined
}

/** The page of a call that is not noted: it was made on an earlier page load, or too many others were under way. */
function pageOfUnknownCall({ event }: Context): PageSnapshot {
  const page = readPageSnapshot(event)
  // The call may have been made at another hash, and on another page than the one that is open now.
  return { ...page, href: withoutHash(page.href), path: event.context?.page?.path ?? page.path }
}
