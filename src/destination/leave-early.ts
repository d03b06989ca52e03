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
import { judgeLeaving } from './judge-leaving'
import { hasVisitorObjected, type Storing } from './may-store'
import { reportLeaving } from './report-leaving'
import type { VisitorId } from './visitor-id'

/** What is done for a visitor who leaves before matomo.js has loaded. */
export interface LeaveEarly {
  /**
   * Deletes what is stored of the hits that wait, because matomo.js is about to take them. Hits that another page has taken over
   * meanwhile are not sent by this page.
   */
  takeBack(): void
  /** Forgets what beacons have left for the next page. */
  forget(): void
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
  /** The one rule of when storing is allowed. */
  readonly storing: () => Storing
  readonly visitor: VisitorId
  /** What is set when the page starts. */
  readonly standing: Standing
}

/**
 * Sends our hits that wait for matomo.js when the page is left or hidden, or stores them for the next page. The listeners have to
 * come behind those that let hits into `_paq` at that moment.
 */
export function createLeaveEarly(options: LeaveEarlyOptions): LeaveEarly {
  const { settings, queue, store, callStore, visitor } = options
  const start = { ...options.standing, time: Date.now() }
  /** The hits that wait and cannot be sent, by their calls: `undefined` for hits of the user's own commands. */
  const copy = callStore.createCopy<MappedCall | undefined>('left')

  const forget = () => {
    visitor.forget()
    store.remove('beacon')
  }
  const takeBack = () => {
    const taken = copy.delete()
    if (taken.size > 0) queue.take(new Set(hitsIn(queue.waiting()).filter(({ call }) => taken.has(call))))
  }
  const storeHits = () => {
    copy.store(callsOf(itemsIn(queue.waiting()), start), { startsVisit: false })
  }
  /** Leaves hits to the next page that all our trackers have got but one. */
  const leaveTo = (tracker: TrackerAddress, hits: ReadonlySet<QueueItem>) => {
    const items = itemsIn(queue.waiting()).filter((item) => !isHit(item.command) || hits.has(item))
    callStore.leave(callsOf(items, start).map(({ call }) => ({ ...call, tracker })))
  }
  const send = (early: EarlyHits) => {
    // The same hits for each tracker.
    const items = [...new Set(early.ours.flatMap(({ requests }) => requests.map(({ item }) => item)))]
    const { count, refused } = sendBeacons(early.ours)
    const sent = new Set(items.slice(0, count))
    if (count > 0) {
      store.write('beacon', Date.now())
      queue.noteBeacon(Date.now())
      if (early.newVisitorId) visitor.keep(early.newVisitorId)
    }
    if (store.mayStore()) for (const tracker of refused) leaveTo(tracker, sent)
    queue.take(sent)
    if (count < items.length && store.mayStore()) storeHits()
  }
  const leave = () => {
    takeBack()
    const waiting = queue.waiting()
    const hits = hitsIn(waiting)
    // The page is read for requests, and for what its own commands say of consent. Mostly there is neither.
    const early = waiting.some(isOfPageOrHit) ? readEarly(waiting, options) : undefined
    const verdict = judgeLeaving(situationOf(options, early, hits.length))
    if (verdict.verdict === 'send' && early) send(early)
    if (verdict.verdict === 'store') storeHits()
    if (verdict.verdict === 'delete') {
      forget()
      callStore.delete(options.storing() === 'undecided' ? 'left' : 'any')
    }
    visitor.forgetIfWritten()
    if (hits.length > 0 && isPrinting(settings, options.analytics)) reportLeaving(verdict, hits.length)
  }

  if (!settings.leavingEarly || hasVisitorObjected(settings.doNotTrack, settings.commands)) forget()
  const beacon = store.read('beacon')
  if (typeof beacon === 'number') queue.noteBeacon(beacon)
  visitor.forgetIfWritten()
  const stopListening = settings.leavingEarly ? listen(leave) : () => undefined
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

function isOfPageOrHit(waiting: Waiting): boolean {
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
) {
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
