import type { Analytics } from '@segment/analytics-next'
import { readEarlyHits, type EarlyHits } from '../matomo/early-requests'
import { isHit } from '../matomo/hit'
import type { MappedCall, Standing } from '../matomo/mapped-call'
import type { CommandQueue } from '../matomo/queue'
import type { QueueItem } from '../matomo/queue-item'
import type { ScriptLoader } from '../matomo/script-loader'
import { sendBeacons } from '../matomo/send-beacons'
import type { TrackerAddress } from '../matomo/tracker-address'
import { readPage } from '../matomo/tracking-request/read-page'
import type { Waiting } from '../matomo/waiting'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { BrowserStore } from './browser-store'
import type { CallStore } from './call-store'
import { callsOf } from './calls-of-items'
import type { Connection } from './connection'
import type { Consent } from './consent'
import { isPrerendered } from './is-prerendered'
import { isPrinting } from './is-debugging'
import { judgeLeaving, type LeavingSituation } from './judge-leaving'
import { hasVisitorObjected, type Storing } from './may-store'
import { reportLeaving, type LeavingOutcome } from './report-leaving'
import type { VisitorId } from './visitor-id'

/** Saves the hits of a visitor who leaves before matomo.js has loaded. */
export interface LeaveEarly {
  /**
   * Deletes the stored copy of the hits that wait, because this page handles them itself. Hits that another page has taken over
   * meanwhile leave `_paq`: that page sends them.
   */
  takeBack(): void
  /** Forgets the visitor's id, and when the last beacon was sent. */
  forget(): void
  /** Stops listening. The hits stay in `_paq`, and the page handles them itself. */
  stop(): void
}

interface LeaveEarlyOptions {
  readonly settings: ResolvedSettings
  readonly analytics: Analytics
  readonly queue: CommandQueue
  readonly loader: ScriptLoader
  readonly connection: Connection
  readonly consent: Consent
  readonly store: BrowserStore
  readonly callStore: CallStore
  /** Whether calls may be stored. Tells here whether a decision about consent is still open. */
  readonly storing: () => Storing
  readonly visitor: VisitorId
  /** What is set when the page starts. */
  readonly standing: Standing
}

/**
 * Sends our hits that wait for matomo.js when the page is left or hidden, or stores them for the next page. It has to be created
 * behind the entrance and the queue: their listeners still push to `_paq` when the page is left, and those hits count as well.
 */
export function createLeaveEarly(options: LeaveEarlyOptions): LeaveEarly {
  const { settings, queue, store, callStore, visitor } = options
  const pageStart = { ...options.standing, time: Date.now() }
  /** The stored copy of the hits that cannot be sent. Hits of the user's own commands have no call, and so the source `undefined`. */
  const copy = callStore.createCopy<MappedCall | undefined>('left')

  const forget = () => {
    visitor.forget()
    store.remove('beacon')
  }
  const takeBack = () => {
    const takenOver = copy.delete()
    if (takenOver.size === 0) return
    const sentByOthers = hitsIn(queue.waiting()).filter(({ call }) => takenOver.has(call))
    queue.take(new Set(sentByOthers))
  }
  /** Stores what waits, where that is possible. The calls themselves say whether they start a visit. */
  const storeHits = (hits: number, reason: string): LeavingOutcome => {
    const calls = callsOf(itemsIn(queue.waiting()), pageStart)
    if (store.mayStore() && copy.store(calls, { startsVisit: false }))
      return { verdict: 'store', reason, hits }
    return { verdict: 'keep', reason: `${reason}, and nothing can be stored`, hits }
  }
  /** Stores hits for the one tracker whose beacon the browser has refused. Our other trackers have got them. */
  const storeFor = (tracker: TrackerAddress, hits: ReadonlySet<QueueItem>) => {
    const items = itemsIn(queue.waiting()).filter((item) => !isHit(item.command) || hits.has(item))
    callStore.leave(callsOf(items, pageStart).map(({ call }) => ({ ...call, tracker })))
  }
  const send = (early: EarlyHits, reason: string): LeavingOutcome[] => {
    const items = [...new Set(early.ours.flatMap(({ requests }) => requests.map(({ item }) => item)))]
    const { count, refused } = sendBeacons(early.ours)
    const sent = new Set(items.slice(0, count))
    if (count > 0) {
      store.write('beacon', Date.now())
      queue.noteBeacon(Date.now())
      if (early.newVisitorId) visitor.keep(early.newVisitorId)
    }
    if (store.mayStore()) for (const tracker of refused) storeFor(tracker, sent)
    queue.take(sent)
    const outcomes: LeavingOutcome[] = []
    if (count > 0) outcomes.push({ verdict: 'send', reason, hits: count })
    const unsent = items.length - count
    if (unsent > 0) outcomes.push(storeHits(unsent, 'the browser takes no more of them by a beacon'))
    return outcomes
  }
  const deleteStored = () => {
    forget()
    // Calls that were held wait for the visitor's decision.
    callStore.delete(options.storing() === 'undecided' ? 'left' : 'any')
  }
  const handle = (early: EarlyHits | undefined, hits: number): LeavingOutcome[] => {
    const { verdict, reason } = judgeLeaving(situationOf(options, early, hits))
    if (verdict === 'send' && early) return send(early, reason)
    if (verdict === 'store') return [storeHits(hits, reason)]
    if (verdict === 'delete') deleteStored()
    return [{ verdict, reason, hits }]
  }
  const onLeave = () => {
    takeBack()
    const waiting = queue.waiting()
    const hits = hitsIn(waiting).length
    // Reading cookies and screen takes time, and is needed only for hits of ours or commands of the page.
    const early = waiting.some(isHitOrOfPage) ? readEarly(waiting, options) : undefined
    const outcomes = handle(early, hits)
    visitor.forgetIfWritten()
    if (hits > 0 && isPrinting(settings, options.analytics)) outcomes.forEach(reportLeaving)
  }

  if (!settings.leavingEarly || hasVisitorObjected(settings.doNotTrack, settings.commands)) forget()
  const beacon = store.read('beacon')
  if (typeof beacon === 'number') queue.noteBeacon(beacon)
  visitor.forgetIfWritten()
  const stopListening = settings.leavingEarly ? listen(onLeave) : () => undefined
  return {
    takeBack,
    forget,
    stop() {
      takeBack()
      stopListening()
    },
  }
}

function listen(onLeave: () => void): () => void {
  const onVisibilityChange = () => {
    if (document.visibilityState === 'hidden') onLeave()
  }
  addEventListener('pagehide', onLeave)
  document.addEventListener('visibilitychange', onVisibilityChange)
  return () => {
    removeEventListener('pagehide', onLeave)
    document.removeEventListener('visibilitychange', onVisibilityChange)
  }
}

function isHitOrOfPage(waiting: Waiting): boolean {
  return waiting.by === 'page' || isHit(waiting.item.command)
}

/** Our items among what waits. */
function itemsIn(waiting: readonly Waiting[]): QueueItem[] {
  return waiting.flatMap((each) => (each.by === 'us' ? [each.item] : []))
}

function hitsIn(waiting: readonly Waiting[]): QueueItem[] {
  return itemsIn(waiting).filter(({ command }) => isHit(command))
}

function readEarly(waiting: readonly Waiting[], { settings, queue, visitor }: LeaveEarlyOptions): EarlyHits {
  return readEarlyHits(waiting, {
    page: { ...readPage(), earlierVisitorId: visitor.read() },
    addresses: queue.addresses,
    appended: settings.appended,
    now: Date.now(),
  })
}

function situationOf(
  { settings, consent, loader, connection, store }: LeaveEarlyOptions,
  early: EarlyHits | undefined,
  waitingHits: number,
): LeavingSituation {
  const isAllowed = early?.isAllowed ?? !hasVisitorObjected(settings.doNotTrack, settings.commands)
  return {
    waitingHits,
    isKnown: early?.isKnown ?? true,
    isPrerendered: isPrerendered(),
    mayTrack: consent.allowsTracking() && isAllowed,
    mayStore: store.mayStore(),
    hasScriptFailed: loader.hasFailed(),
    isOnline: connection.isOnline(),
    hasBeacons: typeof navigator.sendBeacon === 'function',
  }
}
