import type { ResolvedSettings } from '../settings/resolve-settings'
import type { MatomoCommand } from './commands'
import { canStartVisit, type HitFacts } from './hit'
import { createHitPacer } from './hit-pacer'
import { guardAsyncInit } from './guard-async-init'
import { guardPaq } from './guard-paq'
import { createOurTrackers, type OtherMatomo } from './our-trackers'
import { isMatomoRunning, openPaq, type QueueEntry } from './paq'
import { createPendingItems } from './pending-items'
import { createPreloadQueue } from './preload-queue'
import { protectWaiting } from './protect-waiting'
import { pushToPaq } from './push-to-paq'
import type { QueueItem } from './queue-item'
import type { TrackerAddress } from './tracker-address'

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
}

/** The way to matomo.js. */
export interface MatomoQueue {
  /** Pushes the commands that configure matomo.js. */
  start(onRefused: QueueItem['onRefused']): void
  /**
   * Pushes the commands of one call, in their order.
   *
   * @param facts - when the call was made, and whether its first hit starts a visit
   * @param onRefused - told of each command that matomo.js refuses
   */
  push(commands: readonly MatomoCommand[], facts: HitFacts, onRefused: QueueItem['onRefused']): void
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
}: QueueOptions): MatomoQueue {
  const { appended } = settings
  const pacer = createHitPacer()
  let hasStarted = false
  const ourTrackers = createOurTrackers({
    addresses: [settings, ...settings.trackers, ...addedBy(setup, settings.trackerUrl)],
    appended,
    onOther: onOtherMatomo,
    commandsToRestore: () => (hasStarted ? [...setup, ...commandsToRestore()] : []),
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
    preloadQueue.start(paq as QueueEntry[])
    window.Matomo?.on?.('TrackerAdded', stayBeside)
  })

  const push: MatomoQueue['push'] = (commands, { time, startsVisit }, onRefused) => {
    const firstHit = startsVisit ? commands.find(canStartVisit) : undefined
    pendingItems.add(
      commands.map((command) => ({ command, time, startsVisit: command === firstHit, onRefused })),
    )
  }

  return {
    push,
    start(onRefused) {
      push(setup, { time: Date.now(), startsVisit: false }, onRefused)
      hasStarted = true
    },
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

/** The trackers that commands add, by default for the same server. */
function addedBy(commands: readonly MatomoCommand[], ownUrl: string): TrackerAddress[] {
  return commands.flatMap((command) =>
    command[0] === 'addTracker' ? [{ trackerUrl: command[1] ?? ownUrl, siteId: command[2] }] : [],
  )
}
