import type { ResolvedSettings } from '../settings/resolve-settings'
import type { MatomoCommand } from './commands'
import { canStartVisit, type HitFacts } from './hit'
import { createHitPacer } from './hit-pacer'
import { guardPaq } from './guard-paq'
import { createOurTrackers, type OtherMatomo, type OurTrackers } from './our-trackers'
import { isForWholePage } from './page-wide-command'
import { isMatomoRunning } from './paq'
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
  runFirstAtStart(() => {
    preloadQueue.start()
    window.Matomo?.on?.('TrackerAdded', () => {
      stayBeside(ourTrackers)
    })
  })

  const push: MatomoQueue['push'] = (commands, { time, startsVisit }, onRefused) => {
    ourTrackers.meetRunning()
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
    stop: pendingItems.stop,
  }
}

/** Tag Manager's function in this list starts matomo.js with a tracker of its own, so ours comes first. */
function runFirstAtStart(run: () => void): void {
  const functions = window.matomoPluginAsyncInit ?? []
  functions.unshift(run)
  window.matomoPluginAsyncInit = functions
}

/** Called when Matomo has one more tracker: the first one, ours perhaps, or one of the page's own. */
function stayBeside(ourTrackers: OurTrackers): void {
  const paq = window._paq
  // While matomo.js starts, our own further trackers are added.
  if (!paq || !isMatomoRunning()) return
  if (ourTrackers.apart()) ourTrackers.leavePaq()
  else guardPaq(paq, ourTrackers)
}
