import type { Context, SegmentEvent } from '@segment/analytics-next'
import type { CallBatch } from '../mapping/call-batch'
import type { Cart } from '../mapping/commerce/item'
import { mapEvent } from '../mapping/map-event'
import type { Mapping } from '../mapping/mapping'
import { mapReset } from '../mapping/map-reset'
import { restoreCommands } from '../mapping/restore-commands'
import { mappedCallOf, standingOf, switchCommands } from '../mapping/standing'
import type { State } from '../mapping/state'
import type { MatomoCommand } from '../matomo/commands'
import { isHit, MAX_LATE_SECONDS } from '../matomo/hit'
import type { MappedCall, Standing } from '../matomo/mapped-call'
import { isPaqFull } from '../matomo/paq'
import type { CommandQueue } from '../matomo/queue'
import type { PageSnapshot } from '../segment/page-snapshot'
import { timeOfCall } from '../segment/time-of-call'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { BrowserStore } from './browser-store'
import { commandsOfReturn } from './commands-of-return'
import { logRefusal } from './log-refusal'
import type { Report } from './report'

/** A call whose turn it is. */
export interface Call {
  readonly event: SegmentEvent
  readonly context: Context
  /** The event as it was at its call: the page may have changed its objects since. */
  readonly asCalled: SegmentEvent
  /** The page at the moment of the call. */
  readonly page: PageSnapshot
}

/** Records calls, one after the other. */
export interface Recorder {
  /** Maps a call and pushes its commands. Says in the call's log what had to be left out. */
  record(call: Call): void
  /** Records `analytics.reset()`. A visit that starts with the next hit starts on the next page, if this page has no more hits. */
  recordReset(): void
  /** Pushes the calls of earlier pages, and then sets again what this page's calls have set. */
  recordEarlier(batch: CallBatch): void
  /** What is remembered from the calls so far. */
  currentState(): State
  /** Takes back what is set in matomo.js for the user, and forgets the cart. */
  clear(): void
  /** Says in the call's log that the whole call is left out, and why. */
  leaveOut(event: SegmentEvent, context: Context, why: string): void
  /** Says in the call's log that the whole call is left out, because reading it has thrown this error. */
  leaveOutUnreadable(event: SegmentEvent, context: Context, error: unknown): void
  /** The commands that set on a further tracker what calls have set so far. */
  commandsToRestore(): readonly MatomoCommand[]
}

interface RecorderOptions {
  readonly settings: ResolvedSettings
  readonly queue: Pick<CommandQueue, 'push' | 'pushSetup'>
  readonly store: BrowserStore
  readonly report: Report
  /** What is remembered at the start. */
  readonly state: State
  /** For the log of what belongs to no call. */
  readonly context: Context
}

/** The call of a mapping. Times are in milliseconds since the epoch. */
interface CallFacts {
  /** When the call was made. */
  readonly time: number
  /** The current time. */
  readonly now: number
  /** For the log of the call. */
  readonly context: Context
}

/** Stands for `analytics.reset()` in the console. */
const RESET = { type: 'reset' } as unknown as SegmentEvent

/** Stands for a call of an earlier page in the console. */
const EARLIER_CALL = { type: 'call of an earlier page' } as unknown as SegmentEvent

const TOO_OLD = 'The call was made more than 24 hours ago, so Matomo records it with the time of its arrival.'
const PAQ_FULL = 'too much waits for matomo.js already. Find out why matomo.js does not load'

/** Makes the recorder, the owner of what the mapping remembers from one call to the next. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { settings, queue, store, report, context: ownContext } = options
  const readCart = () => store.read('cart')
  let { state } = options

  const take = (mapping: Mapping, { time, now, context }: CallFacts) => {
    state = mapping.state
    if (mapping.cart) keepCart(store, mapping.cart)
    if (mapping.startsVisit) store.remove('reset')
    queue.push(mappedCallOf(mapping, time), now, logRefusal(context))
  }
  const recordNow = ({ event, context, asCalled, page }: Call) => {
    const mapping = mapEvent(asCalled, state, settings, { page, readCart })
    const { commands, omitted } = mapping
    const time = timeOfCall(asCalled)
    const now = Date.now()
    // The page's `debug` function comes after the push: it may take its time.
    take(mapping, { time, now, context })
    const isTooOld = now - time > MAX_LATE_SECONDS * 1000 && commands.some(isHit)
    const notes = isTooOld ? [...omitted, TOO_OLD] : omitted
    report({ event, context, outcome: 'recorded', notes, commands })
  }
  const leaveOut: Recorder['leaveOut'] = (event, context, why) => {
    report({
      event,
      context,
      outcome: 'left-out',
      notes: [`The call was not sent to Matomo because ${why}.`],
    })
  }
  const leaveOutUnreadable: Recorder['leaveOutUnreadable'] = (event, context, error) => {
    leaveOut(event, context, `reading it failed: ${String(error)}. Pass plain values`)
  }
  const reset = () => {
    const mapping = mapReset(state)
    const now = Date.now()
    take(mapping, { time: now, now, context: ownContext })
    report({ event: RESET, context: ownContext, outcome: 'recorded', notes: [], commands: mapping.commands })
  }
  const reportEarlier = (commands: readonly MatomoCommand[]) => {
    report({ event: EARLIER_CALL, context: ownContext, outcome: 'recorded', notes: [], commands })
  }
  const pushEarlier = (call: MappedCall, standing: Standing) => {
    const switching = switchCommands(standing, call)
    reportEarlier([...switching, ...call.commands])
    queue.pushSetup(switching, logRefusal(ownContext))
    queue.push(call, Date.now(), logRefusal(ownContext))
  }
  const goBack = (calls: readonly MappedCall[], standing: Standing) => {
    const commands = commandsOfReturn(calls, standing, settings.commands, state)
    reportEarlier(commands)
    queue.pushSetup(commands, logRefusal(ownContext))
  }

  return {
    leaveOut,
    leaveOutUnreadable,
    currentState: () => state,
    recordEarlier({ calls, cart, startsVisit }) {
      let standing: Standing = standingOf(state)
      for (const call of calls) {
        pushEarlier(call, standing)
        standing = call
      }
      if (calls.length > 0) goBack(calls, standing)
      if (cart) keepCart(store, cart)
      if (startsVisit) {
        state = { ...state, startsVisit }
        store.write('reset', true)
      }
    },
    clear() {
      const isAnythingSet = state.matomoUser !== undefined || state.dimensions.size > 0
      if (isAnythingSet) reset()
      else store.remove('cart')
    },
    record(call) {
      const { event, context } = call
      if (isPaqFull()) leaveOut(event, context, PAQ_FULL)
      else {
        try {
          recordNow(call)
        } catch (error) {
          // Properties may be proxies, or getters that throw.
          leaveOutUnreadable(event, context, error)
        }
      }
    },
    recordReset() {
      reset()
      if (state.startsVisit) store.write('reset', true)
    },
    commandsToRestore: () => restoreCommands(state),
  }
}

/** An empty cart is no cart. */
function keepCart(store: BrowserStore, cart: Cart): void {
  if (cart.length > 0) store.write('cart', cart)
  else store.remove('cart')
}
