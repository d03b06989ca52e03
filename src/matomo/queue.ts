import type { ResolvedSettings } from '../settings/resolve-settings'
import type { MatomoCommand } from './commands'
import { isHit, type HitFacts } from './hit'
import { createHitPacer } from './hit-pacer'
import { createOurTrackers, type OtherMatomo } from './our-trackers'
import { isForWholePage } from './page-wide-command'
import { createPendingItems } from './pending-items'
import { createPreloadQueue } from './preload-queue'
import { pushToPaq } from './push-to-paq'
import { applyItem, type QueueItem } from './queue-item'

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
 * The way to matomo.js is `window._paq`, looked up at each push, since matomo.js replaces it. Where another Matomo is on the
 * page, commands go straight to trackers of our own. Commands are recorded in the order of their pushes.
 */
export function createQueue({
  settings,
  setup,
  onOtherMatomo,
  commandsToRestore,
}: QueueOptions): MatomoQueue {
  const { appended, trackers } = settings
  const hasFurtherTrackers = trackers.length > 0
  const pacer = createHitPacer()
  let hasStarted = false
  const ourTrackers = createOurTrackers({
    addresses: [settings, ...trackers],
    onOther: onOtherMatomo,
    commandsToRestore: () => (hasStarted ? [...setup, ...commandsToRestore()] : []),
  })
  const preloadQueue = createPreloadQueue({
    ourTrackers,
    pacer,
    appended,
    hasFurtherTrackers,
    onLater: (items) => {
      pendingItems.addAtStart(items)
    },
  })
  const handOn = (items: readonly QueueItem[]) => {
    const apart = ourTrackers.apart()
    if (!apart) pushToPaq(items, { preloadQueue, appended, hasFurtherTrackers })
    else {
      for (const item of items) {
        if (!isForWholePage(item.command)) apart.forEach((tracker) => applyItem(tracker, item, appended))
      }
    }
  }
  const pendingItems = createPendingItems(pacer, handOn)
  window.matomoPluginAsyncInit = [...(window.matomoPluginAsyncInit ?? []), preloadQueue.start]

  const push: MatomoQueue['push'] = (commands, { time, startsVisit }, onRefused) => {
    ourTrackers.meetRunning()
    const firstHit = startsVisit ? commands.find(isHit) : undefined
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
    stop: pendingItems.stop,
  }
}
