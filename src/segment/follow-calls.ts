import type { Analytics, Context, SegmentEvent } from '@segment/analytics-next'
import type { PageSnapshot } from './page-snapshot'
import { readPage } from './page-snapshot'

/** Calls that are noted at most: what a page can have under way, for example offline, without growing. */
const MAX_CALLS = 1000

export interface CallFollower {
  /**
   * Handles an event with the page as it was at its call, after the resets that came before that call
   * and before those that came after it.
   */
  handle(event: Pick<SegmentEvent, 'messageId' | 'timestamp'>, handler: (page: PageSnapshot) => void): void
  /** Stops listening. */
  stop(): void
}

/**
 * Notes the page and the resets at the moment of each call. An event reaches a destination later: by
 * then the app may have moved on to another page, or the user may have logged out.
 *
 * @param onReset - told of `analytics.reset()`, in its place among the events
 */
export function followCalls(analytics: Analytics, onReset: () => void): CallFollower {
  const calls = new Map<string | undefined, { page: PageSnapshot; resets: number }>()
  let heard = 0
  let told = 0
  const tell = (resets: number) => {
    if (told >= resets) return
    told = resets
    onReset()
  }
  // analytics.js emits this at the call itself.
  const onCall = ({ event: { messageId, context } }: Context) => {
    calls.set(messageId, { page: readPage(context?.page), resets: heard })
    if (calls.size > MAX_CALLS) forgetUntil(calls.keys().next().value)
  }
  const onResetCall = () => {
    heard++
    if (!calls.size) tell(heard)
  }
  // Events arrive in the order of their calls: what is older and did not arrive was dropped on the way.
  const forgetUntil = (messageId: string | undefined) => {
    for (const id of calls.keys()) {
      calls.delete(id)
      if (id === messageId) return
    }
  }
  analytics.on('dispatch_start', onCall)
  analytics.on('reset', onResetCall)

  return {
    handle({ messageId, timestamp }, handler) {
      const call = calls.get(messageId)
      if (call) {
        tell(call.resets)
        forgetUntil(messageId)
      }
      const page = call?.page ?? readPage()
      // Of an earlier page load: then it is a text. Its page may have been at another hash.
      handler(call || typeof timestamp !== 'string' ? page : { ...page, href: page.href.replace(/#.*/, '') })
      if (!calls.size) tell(heard)
    },
    stop() {
      analytics.off('dispatch_start', onCall)
      analytics.off('reset', onResetCall)
    },
  }
}
