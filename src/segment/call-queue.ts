import type { Analytics, Context } from '@segment/analytics-next'
import { readPage, type PageSnapshot } from './page-snapshot'

/** Calls that are noted, and events that are held, at most: what a page can have under way, for example offline. */
const MAX_CALLS = 1000

/** What an event comes to, with the page as it was at its call; or why it comes to nothing. */
type Handler = (page: PageSnapshot, whyNot?: string) => void

/** A call under way. */
interface Note {
  /** A reset has none, and no page. */
  readonly ctx?: Context
  readonly page?: PageSnapshot
  /** Whether its event has come here, or failed on the way: it stays noted until it has come everywhere. */
  isHere?: boolean
}

/** What is told whether it may be taken. */
type Entry = (may: boolean) => void

export interface CallQueue {
  /**
   * Takes the event of a call: its handler is called in its turn, as soon as events may be taken.
   *
   * @returns whether it is held
   */
  deliver(ctx: Context, handler: Handler): boolean
  /** Handles what is held, as far as it may be taken now. */
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
 * @param onResetCall - told of it at once
 */
export function createCallQueue(
  analytics: Analytics,
  mayTake: () => boolean | undefined,
  onReset: () => void,
  onResetCall: () => void,
): CallQueue {
  /** The calls under way by the ids of their contexts, oldest first: a source middleware may give the message another id. */
  const noted = new Map<unknown, Note>()
  /** How many of them are resets: nearly always none, and then they are not looked for. */
  let resets = 0
  const held: Entry[] = []
  const open = () => {
    while (held.length) {
      const may = mayTake()
      if (may === undefined) return
      held.shift()?.(may)
    }
  }
  /** Takes it, or holds it: behind what is held already, or where nothing may be taken. */
  const take = (entry: Entry) => {
    open()
    const may = held.length ? undefined : mayTake()
    if (may === undefined) held.push(entry)
    else entry(may)
    return may === undefined
  }
  /** Takes the resets whose turn it is: all before this call, if one is given. */
  const takeResets = (call?: Note) => {
    for (const [id, note] of resets ? noted : []) {
      if (note === call || (note.page && !note.isHere && !call)) return
      if (note.page) continue
      noted.delete(id)
      take(onReset)
      if (!--resets) return
    }
  }
  // analytics.js emits this at the call itself.
  const noteCall = (ctx: Context) => {
    noted.set(ctx.id, { ctx, page: readPage(ctx.event.context?.page?.url) })
    if (noted.size > MAX_CALLS) {
      // The oldest are those that analytics.js did not end: that failed, and were not tried again.
      noted.delete(noted.keys().next().value)
      takeResets()
    }
  }
  const noteReset = () => {
    onResetCall()
    noted.set({}, {})
    resets++
    takeResets()
  }
  // A call that did not come here was not for this destination. One that analytics.js may try again keeps its page, but no
  // reset waits for it.
  const onEnd = ({ id }: Context, error?: object) => {
    const note = noted.get(id)
    if (!error || (error as { retry?: boolean }).retry === false) noted.delete(id)
    else if (note) note.isHere = true
    takeResets()
  }
  const listen = (method: 'on' | 'off') => {
    analytics[method]('dispatch_start', noteCall)
    analytics[method]('reset', noteReset)
    analytics.queue[method]('delivery_success', onEnd)
    analytics.queue[method]('delivery_failure', onEnd)
  }
  listen('on')

  return {
    open,
    deliver({ id, event }, handler) {
      const note =
        noted.get(id) ??
        // A remote plugin is given a context of its own.
        (noted.size
          ? [...noted.values()].find(({ ctx }) => ctx?.event.messageId === event.messageId)
          : undefined)
      if (note) {
        takeResets(note)
        note.isHere = true
      }
      // One of an earlier page load, which may have been at another hash; or of more calls at once than are noted.
      const page = note?.page ?? {
        ...readPage(event.context?.page?.url),
        href: location.href.replace(/#.*/, ''),
      }
      const isFull = held.length >= MAX_CALLS
      if (isFull) handler(page, `${MAX_CALLS} calls wait already`)
      const isHeld = !isFull && take((may) => handler(page, may ? undefined : 'consent was refused'))
      takeResets()
      return isHeld
    },
    stop: () => listen('off'),
  }
}
