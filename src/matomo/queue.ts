import type { MatomoCommand } from './commands'
import { createHitPacer } from './hit-pacer'
import { ourAddresses, type AddressSettings, type OurAddresses } from './our-addresses'
import type { MappedCall } from './mapped-call'
import type { OtherMatomo } from './other-matomo'
import { createOurTrackers } from './our-trackers'
import { isMatomoRunning, openEntries } from './paq'
import { createPendingItems } from './pending-items'
import { createPreloadQueue } from './preload-queue'
import { pushToPaq } from './push-to-paq'
import { itemsOfCall, itemsOfSetup, type QueueItem } from './queue-item'
import { takePartInStart } from './take-part-in-start'
import { entriesOfPage, type Waiting } from './waiting'

/** The visitor's id that an earlier page has made up for its beacon. */
export interface EarlierVisitor {
  /** matomo.js starts with these entries of the page, which may forbid giving the id to a tracker. */
  noteStart(entries: readonly (readonly unknown[])[]): void
  /** The id for a tracker of this site, if the tracker needs one. */
  idFor(siteId: unknown): string | undefined
}

/** The settings that decide where commands go and what every request carries. */
export interface QueueSettings extends AddressSettings {
  /** What the user's own commands append to every request. */
  readonly appended: string
}

export interface QueueOptions {
  readonly settings: QueueSettings
  /** The commands that configure matomo.js. */
  readonly setup: readonly MatomoCommand[]
  /** Called once, if another Matomo is on the page. */
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
   * @param now - the current time, in milliseconds since the epoch
   * @param onRefused - called with each command that matomo.js refuses
   */
  push(call: MappedCall, now: number, onRefused: QueueItem['onRefused']): void
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
  /** Pushes at once what waits, so that no timer is left. */
  stop(): void
}

/**
 * Until matomo.js has loaded, commands go to `window._paq`, which is looked up at each push because pages replace it. From then on
 * commands go straight to our trackers, whatever else is on the page. They are recorded in the order of their pushes.
 */
export function createQueue(options: QueueOptions): CommandQueue {
  const { settings, setup, commandsToRestore, visitor } = options
  const { appended } = settings
  const addresses = ourAddresses(settings, setup)
  const pacer = createHitPacer()
  let hasStarted = false
  const ourTrackers = createOurTrackers({
    addresses,
    appended,
    onOther: options.onOtherMatomo,
    commandsToRestore: () => (hasStarted ? [...setup, ...commandsToRestore()] : []),
    visitorIdFor: visitor.idFor,
  })
  const pendingItems = createPendingItems(pacer, (items, now) => {
    try {
      if (ourTrackers.find()) for (const item of items) ourTrackers.apply(item, now)
      else pushToPaq(items, { preloadQueue, appended, now })
    } catch (error) {
      // What the page has put in the place of `_paq` or `Matomo` throws. This may run in a timer or in a banner's own code.
      for (const item of items) item.onRefused(item.command, error)
    }
  })
  const preloadQueue = createPreloadQueue({ ourTrackers, pacer, onLater: pendingItems.addAtStart })

  takePartInStart(ourTrackers, (entries) => {
    options.onStart()
    visitor.noteStart(entriesOfPage(preloadQueue.waiting(entries)))
    preloadQueue.start(entries)
  })

  const pushSetup: CommandQueue['pushSetup'] = (commands, onRefused) => {
    const now = Date.now()
    pendingItems.add(itemsOfSetup(commands, now, onRefused), now)
  }

  return {
    addresses,
    start(onRefused) {
      pushSetup(setup, onRefused)
      hasStarted = true
    },
    pushSetup,
    push: (call, now, onRefused) => {
      pendingItems.add(itemsOfCall(call, onRefused), now)
    },
    // A page that replaces `matomoPluginAsyncInit` keeps matomo.js from calling the plugin when it starts. Our entries are applied then
    // as they are, so nothing waits any more.
    waiting: () => (isMatomoRunning() ? [] : preloadQueue.waiting(openEntries())),
    take: (taken) => preloadQueue.take(openEntries(), taken),
    noteBeacon: (time) => pacer.noteBeacon(time, Date.now()),
    giveVisitorId: ourTrackers.giveVisitorId,
    stop: pendingItems.stop,
  }
}
