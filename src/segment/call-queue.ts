import type { Analytics, Context, SegmentEvent } from '@segment/analytics-next'
import { readPage, type PageSnapshot } from './page-snapshot'

/** Calls that are noted or held at most: what a page can have under way, for example offline, without growing for ever. */
const MAX_CALLS = 1000

/** What an event comes to, with the page as it was at its call; or why it comes to nothing. */
type Handler = (page: PageSnapshot, whyNot?: string) => void

/** A call that is under way, or a reset among those calls. */
interface Call {
  readonly id?: string | undefined
  readonly page: PageSnapshot
  /** Known once the event is here, until it is called. */
  handler?: Handler | undefined
  next?: Call | undefined
}

export interface CallQueue {
  /** Takes an event: its handler is called in its turn, as soon as events may be taken. */
  deliver(event: SegmentEvent, handler: Handler, onHeld: () => void): void
  /** Handles what waits, as far as it may be taken now. */
  readonly open: () => void
  /** Stops listening. */
  stop(): void
}

/**
 * Notes the page and the resets at the moment of each call, and keeps events in that order, also those that are held. An
 * event reaches a destination later: by then the app may have moved on to another page, or the user may have logged out.
 *
 * @param mayTake - whether an event may be taken now: if that is undefined, it is held
 * @param onReset - told of `analytics.reset()`, in its place among the events
 */
export function createCallQueue(
  analytics: Analytics,
  mayTake: () => boolean | undefined,
  onReset: () => void,
): CallQueue {
  // A list of links: taking the first of many off an array takes as long as all the rest of a call.
  const front: { next?: Call | undefined } = {}
  let last = front
  let size = 0
  const addAfter = (before: typeof front, call: Call) => {
    call.next = before.next
    before.next = call
    if (before === last) last = call
    size++
  }
  const removeAfter = (before: typeof front) => {
    before.next = before.next?.next
    if (!before.next) last = before
    size--
  }
  /** The one before the call with this id; the last where there is none. */
  const findBefore = (id: string | undefined) => {
    let before = front
    while (before.next && before.next.id !== id) before = before.next
    return before
  }
  const open = () => {
    while (front.next?.handler) {
      const may = mayTake()
      if (may === undefined) return
      const { handler, page } = front.next
      front.next.handler = undefined
      removeAfter(front)
      handler(page, may ? undefined : 'consent was refused')
    }
  }
  // analytics.js emits this at the call itself.
  const onCall = ({ event: { messageId, context } }: Context) => {
    // The oldest are those that were dropped on the way.
    while (size >= MAX_CALLS && front.next && !front.next.handler) removeAfter(front)
    if (size < MAX_CALLS) addAfter(last, { id: messageId, page: readPage(context?.page?.url) })
  }
  const onResetCall = () => {
    addAfter(last, { page: readPage(), handler: onReset })
    open()
  }
  // A call that did not come here was not for this destination.
  const onDelivered = ({ event }: Context) => {
    const before = findBefore(event.messageId)
    if (!before.next || before.next.handler) return
    removeAfter(before)
    open()
  }
  analytics.on('dispatch_start', onCall)
  analytics.on('reset', onResetCall)
  analytics.queue.on('delivery_success', onDelivered)
  analytics.queue.on('delivery_failure', onDelivered)

  return {
    open,
    deliver({ messageId, context }, handler, onHeld) {
      let call = findBefore(messageId).next
      if (call) {
        // Events arrive in the order of their calls: what is older and did not arrive was dropped on the way.
        for (let older = front.next; older && older !== call; older = older.next)
          older.handler ??= () => undefined
        call.handler = handler
      } else {
        // Of an earlier page load, which may have been at another hash; or of more calls at once than are noted.
        const page = readPage(context?.page?.url)
        call = { page: { ...page, href: page.href.replace(/#.*/, '') }, handler }
        let held = front
        while (held.next?.handler) held = held.next
        if (size >= MAX_CALLS && held !== front) {
          handler(call.page, `${MAX_CALLS} calls wait already`)
          return
        }
        // Older than all that are only noted.
        addAfter(held, call)
      }
      open()
      if (call.handler as unknown) onHeld()
    },
    stop() {
      analytics.off('dispatch_start', onCall)
      analytics.off('reset', onResetCall)
      analytics.queue.off('delivery_success', onDelivered)
      analytics.queue.off('delivery_failure', onDelivered)
    },
  }
}
