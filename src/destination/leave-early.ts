import type { Analytics, Context } from '@segment/analytics-next'
import type { MatomoCommand } from '../matomo/commands'
import { readEarlyHits, type EarlyHits } from '../matomo/early-requests'
import { isHit } from '../matomo/hit'
import type { CommandQueue } from '../matomo/queue'
import type { QueueItem } from '../matomo/queue-item'
import type { ScriptLoader } from '../matomo/script-loader'
import { sendBeacons } from '../matomo/send-beacons'
import { createTracker } from '../matomo/tracking-request'
import { readPage } from '../matomo/tracking-request/read-page'
import { isOverwritten, undoCommands } from '../matomo/undo-commands'
import type { Outcome } from '../segment/gate'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { BrowserStore } from './browser-store'
import type { Connection } from './connection'
import type { Consent } from './consent'
import type { Entrance } from './entrance'
import { isPrinting } from './is-debugging'
import { judgeLeaving } from './judge-leaving'
import { logRefusal } from './log-refusal'
import { hasVisitorObjected } from './may-store'
import type { Recorder } from './recorder'
import { reportLeaving } from './report-leaving'
import { createUnsentHits, type UnsentPage } from './unsent-hits'
import type { VisitorId } from './visitor-id'

/** What is done for a visitor who leaves before matomo.js is in. */
export interface LeaveEarly {
  /** Hands on what earlier pages have left unsent, as soon as a call could be sent. */
  deliverUnsent(): void
  /** Forgets what is stored for the next page. */
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
  readonly entrance: Pick<Entrance, 'enterAlways'>
  readonly store: BrowserStore
  readonly visitor: VisitorId
  readonly recorder: Recorder
  /** For the log of what belongs to no call. */
  readonly context: Context
}

/**
 * Sends our hits that wait for matomo.js when the page is left or hidden, or stores them for the next page. The listeners have to
 * come behind those that let hits into `_paq` at that moment.
 */
export function createLeaveEarly(options: LeaveEarlyOptions): LeaveEarly {
  const { settings, queue, entrance, store, visitor, recorder, context } = options
  const unsent = createUnsentHits(store)
  const says = createPageFacts()
  /** Whether the gate will let what is stored pass. */
  let isEntered = false

  const forget = () => {
    unsent.forget()
    store.remove('visitor')
    store.remove('beacon')
  }
  const deliverUnsent = () => {
    if (isEntered || isPrerendered() || unsent.isEmpty()) return
    isEntered = true
    const onOutcome = ({ verdict }: Outcome) => {
      isEntered = false
      if (verdict === 'drop') forget()
      else for (const page of unsent.take()) pushUnsent(page, says.commands(), options)
    }
    entrance.enterAlways({ kind: 'unsent-hits', onOutcome })
  }
  const storeHits = (hits: ReadonlySet<QueueItem>) => {
    const items = itemsOf(queue)
    unsent.keep(says.commands(), items, hits)
    // What calls have set is stored as well. If it stayed, it would be stored anew each time that the page is hidden.
    queue.take(new Set(items.filter((item) => hits.has(item) || item.origin === 'call')))
    queue.push(recorder.commandsToRestore(), { time: Date.now(), startsVisit: false }, logRefusal(context))
  }
  const send = (early: EarlyHits) => {
    // The same hits for each tracker.
    const items = [...new Set(early.ours.flatMap(({ requests }) => requests.map(({ item }) => item)))]
    const sent = sendBeacons(early.ours)
    if (sent > 0) {
      store.write('beacon', Date.now())
      queue.noteBeacon(Date.now())
      if (early.newVisitorId) visitor.keep(early.newVisitorId)
      queue.take(new Set(items.slice(0, sent)))
    }
    const rest = new Set(items.slice(sent))
    if (rest.size > 0 && store.mayStore()) storeHits(rest)
  }
  const leave = () => {
    const hits = itemsOf(queue).filter(({ command }) => isHit(command))
    const early = readEarly(options)
    const verdict = judgeLeaving(situationOf(options, early, hits.length))
    if (verdict.verdict === 'send') send(early)
    if (verdict.verdict === 'store') storeHits(new Set(hits))
    if (verdict.verdict === 'delete') forget()
    visitor.forgetIfWritten()
    if (hits.length > 0 && isPrinting(settings, options.analytics)) reportLeaving(verdict, hits.length)
  }

  if (!settings.leavingEarly || hasVisitorObjected(settings.doNotTrack, settings.commands)) forget()
  const beacon = store.read('beacon')
  if (typeof beacon === 'number') queue.noteBeacon(beacon)
  visitor.forgetIfWritten()
  const stop = settings.leavingEarly ? listen(leave, deliverUnsent) : () => undefined
  return { deliverUnsent, forget, stop }
}

function listen(onLeave: () => void, onShow: () => void): () => void {
  const onVisibilityChange = () => {
    if (document.visibilityState === 'hidden') onLeave()
    else onShow()
  }
  const change = (method: 'addEventListener' | 'removeEventListener') => {
    window[method]('pagehide', onLeave)
    // A page that comes back from the back/forward cache.
    window[method]('pageshow', onShow)
    document[method]('visibilitychange', onVisibilityChange)
    document[method]('prerenderingchange', onShow)
  }
  change('addEventListener')
  return () => {
    change('removeEventListener')
  }
}

/** Browsers load pages ahead that the visitor may never see. */
function isPrerendered(): boolean {
  return (document as { prerendering?: boolean }).prerendering === true
}

/** Our items that wait for matomo.js. */
function itemsOf(queue: CommandQueue): QueueItem[] {
  return queue.waiting().flatMap((each) => (each.by === 'us' ? [each.item] : []))
}

function readEarly({ settings, queue, visitor }: LeaveEarlyOptions): EarlyHits {
  return readEarlyHits(queue.waiting(), {
    page: { ...readPage(), earlierVisitorId: visitor.read() },
    addresses: queue.addresses,
    appended: settings.appended,
    now: Date.now(),
  })
}

function situationOf(
  { consent, loader, connection, store }: LeaveEarlyOptions,
  { isAllowed, isKnown }: EarlyHits,
  waitingHits: number,
) {
  return {
    waitingHits,
    isKnown,
    isPrerendered: isPrerendered(),
    mayTrack: consent.allowsTracking() && isAllowed,
    mayStore: store.mayStore(),
    hasScriptFailed: loader.hasFailed(),
    isOnline: connection.isOnline(),
    hasBeacons: typeof navigator.sendBeacon === 'function',
  }
}

/** Pushes the commands of an earlier page, and takes back what they have set. */
function pushUnsent(
  page: UnsentPage,
  pageCommands: readonly MatomoCommand[],
  { settings, queue, recorder, context }: LeaveEarlyOptions,
): void {
  const onRefused = logRefusal(context)
  const pushNow = (commands: readonly MatomoCommand[]) => {
    queue.push(commands, { time: Date.now(), startsVisit: false }, onRefused)
  }
  const ofThisPage = recorder.commandsToRestore()
  // A page that is shown again may have another user by now.
  pushNow(undoCommands(ofThisPage))
  for (const { command, ...facts } of page) queue.push([command], facts, onRefused)
  const takenBack = undoCommands(page.map(({ command }) => command))
  const restored = [...pageCommands, ...settings.commands.filter(isOverwritten), ...ofThisPage]
  pushNow([...takenBack, ...restored])
}

/** What this page says by itself, as matomo.js would read it when the page starts. */
function createPageFacts() {
  const { url, urlref } = createTracker(readPage()).parameters
  return {
    commands: (): readonly MatomoCommand[] => [
      ['setCustomUrl', String(url)],
      ['setReferrerUrl', String(urlref)],
      ['setDocumentTitle', document.title],
    ],
  }
}
