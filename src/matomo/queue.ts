import type { ResolvedSettings } from '../settings/resolve-settings'
import type { MatomoCommand } from './commands'
import { canStartVisit } from './hit'
import { createHitPacer } from './hit-pacer'
import { guardAsyncInit } from './guard-async-init'
import { guardPaq } from './guard-paq'
import { ourAddresses, type OurAddresses } from './our-addresses'
import type { MappedCall } from './mapped-call'
import { createOurTrackers, type OtherMatomo } from './our-trackers'
import { isMatomoRunning, openPaq, waitingEntries, type QueueEntry } from './paq'
import { createPendingItems } from './pending-items'
import { createPreloadQueue, entriesOfPage, type Waiting } from './preload-queue'
import { protectWaiting } from './protect-waiting'
import { pushToPaq } from './push-to-paq'
import type { QueueItem } from './queue-item'

/** The visitor's id that an earlier page has made up for its beacon. */
export interface EarlierVisitor {
  /** matomo.js starts with these entries of the page, which may forbid giving the id to a tracker. */
  noteStart(entries: readonly (readonly unknown[])[]): void
  /** The id for a tracker of this site, if the tracker needs one. */
  idFor(siteId: unknown): string | undefined
}

/** The settings that decide where commands go and what every request carries. */
export type QueueSettings = Pick<ResolvedSettings, 'siteId' | 'trackerUrl' | 'trackers' | 'appended'>

export interface QueueOptions {
  readonly settings: QueueSettings
  /** The commands that configure matomo.js. */
  readonly setup: readonly MatomoCommand[]
  /** Told once of another Matomo on the page. */
  readonly onOtherMatomo: (relation: OtherMatomo) => void
  /** What has been set since the start. Trackers of our own that are made later need it as well. */
  readonly commandsToRestore: () => readonly MatomoCommand[]
  readonly visitor: EarlierVisitor
  /** Told when matomo.js is about to take what waits in `_paq`. */
  readonly onStart: () => void
}

/** The way to matomo.js. */
export interface CommandQueue {
  /** Pushes the commands that configure matomo.js. */
  start(onRefused: QueueItem['onRefused']): void
  /**
   * Pushes the commands of one call, in their order.
   *
   * @param onRefused - told of each command that matomo.js refuses
   */
  push(call: MappedCall, onRefused: QueueItem['onRefused']): void
  /** Pushes commands that set something and belong to no call, such as what the visitor has decided. */
  pushSetup(commands: readonly MatomoCommand[], onRefused: QueueItem['onRefused']): void
  /** What waits for matomo.js in `_paq`, in its order: ours, and the page's. Nothing once matomo.js runs. */
  waiting(): readonly Waiting[]
  /** Takes items of ours out of `_paq`: they have been sent, or kept, in another way. */
  take(taken: ReadonlySet<QueueItem>): void
  /** A beacon was sent at that time, in milliseconds since the epoch: the next hit keeps its distance. */
  noteBeacon(time: number): void
  /** Gives our trackers the visitor's id that an earlier page has made up, as far as they need one. */
  giveVisitorId(): void
  /** Where our trackers send to: the first one, and the further ones. */
  readonly addresses: OurAddresses
  /** Pushes what waits, and sets no timer any more. */
  stop(): void
}

/**
 * While matomo.js is not in, the way there is `window._paq`, looked up at each push: pages replace it. Then commands go straight
 * to our trackers, whatever else is on the page. Commands are recorded in the order of their pushes.
 */
export function createQueue({
  settings,
  setup,
  onOtherMatomo,
  commandsToRestore,
  visitor,
  onStart,
}: QueueOptions): CommandQueue {
  const { appended } = settings
  const pacer = createHitPacer()
  let hasStarted = false
  const addresses = ourAddresses(settings, setup)
  const ourTrackers = createOurTrackers({
    addresses,
    appended,
    onOther: onOtherMatomo,
    commandsToRestore: () => (hasStarted ? [...setup, ...commandsToRestore()] : []),
    visitorIdFor: visitor.idFor,
  })
  const pendingItems = createPendingItems(pacer, (items) => {
    try {
      if (ourTrackers.find()) for (const item of items) ourTrackers.apply(item)
      else pushToPaq(items, { preloadQueue, appended })
    } catch (error) {
      // What the page has put in the place of `_paq` or `Matomo` throws. This may run in a timer or in a banner's own code.
      for (const item of items) item.onRefused(item.command, error)
    }
  })
  const preloadQueue = createPreloadQueue({
    ourTrackers,
    pacer,
    onLater: (items) => {
      pendingItems.addAtStart(items)
    },
  })

  /** Called when Matomo has one more tracker: the first one, ours perhaps, or one of the page's own. */
  const stayBeside = () => {
    const paq = window._paq
    // While matomo.js starts, our own further trackers are added.
    if (!paq || !isMatomoRunning() || !ourTrackers.meetAdded()) return
    guardPaq(paq, (entries) => {
      const isBeside = ourTrackers.giveWay(entries)
      if (isBeside) {
        window._paq = entries
        protectWaiting(entries)
        window.Matomo?.addTracker?.()
      }
      return isBeside
    })
  }
  runFirstAtStart(() => {
    guardAsyncInit()
    const paq = openPaq()
    // A second matomo.js on the page calls this function once more.
    if (!Array.isArray(paq)) return
    onStart()
    const entries = paq as QueueEntry[]
    visitor.noteStart(entriesOfPage(preloadQueue.waiting(entries)))
    preloadQueue.start(entries)
    window.Matomo?.on?.('TrackerAdded', stayBeside)
  })

  const push: CommandQueue['push'] = (call, onRefused) => {
    const { commands, time } = call
    const firstHit = call.startsVisit ? commands.find(canStartVisit) : undefined
    const facts = { call, time, onRefused }
    pendingItems.add(commands.map((command) => ({ command, startsVisit: command === firstHit, ...facts })))
  }
  const pushSetup: CommandQueue['pushSetup'] = (commands, onRefused) => {
    const facts = { time: Date.now(), startsVisit: false, onRefused }
    pendingItems.add(commands.map((command) => ({ command, ...facts })))
  }

  return {
    addresses,
    push,
    pushSetup,
    start(onRefused) {
      pushSetup(setup, onRefused)
      hasStarted = true
    },
    waiting: () => preloadQueue.waiting(waitingEntries() ?? []),
    take(taken) {
      // The page may have frozen the array since.
      openPaq()
      preloadQueue.take(waitingEntries() ?? [], taken)
    },
    noteBeacon(time) {
      pacer.noteBeacon(time, Date.now())
    },
    giveVisitorId: ourTrackers.giveVisitorId,
    stop() {
      pendingItems.stop()
    },
  }
}

/** Tag Manager's function in this list starts matomo.js with a tracker of its own, so ours comes first. */
function runFirstAtStart(run: () => void): void {
  const functions = window.matomoPluginAsyncInit
  window.matomoPluginAsyncInit = [run, ...(Array.isArray(functions) ? functions : [])]
}
