import { deepCopy } from '../lib/deep-copy'
import { isPlainObject } from '../lib/is-plain-object'
import { pushPastGuard } from './guard-paq'
import { isMatomoRunning, openPaq, type QueueEntry } from './paq'
import { applyInPlace, type PreloadQueue } from './preload-queue'
import { APPEND, applyItem, parametersOf, type QueueItem } from './queue-item'

interface PushOptions {
  readonly preloadQueue: PreloadQueue
  /** What the user's own commands append to every request. */
  readonly appended: string
  /** Whether there are further trackers of ours beside the first one. */
  readonly hasFurtherTrackers: boolean
}

/** Pushes items to `_paq`, each hit between the commands that say how late it is and whether it starts a visit. */
export function pushToPaq(
  items: readonly QueueItem[],
  { preloadQueue, appended, hasFurtherTrackers }: PushOptions,
): void {
  let current = appended
  const push = (entry: QueueEntry, item?: QueueItem) => {
    const paq = openPaq()
    if (!isMatomoRunning()) preloadQueue.add(entry, item)
    // One by one: where matomo.js throws, the rest of that push is lost.
    pushPastGuard(paq, entry)
  }
  const append = (parameters: string) => {
    if (parameters !== current) push([APPEND, parameters])
    current = parameters
  }

  for (const item of items) {
    try {
      append(parametersOf(item, appended))
      push(entryOf(item, appended, hasFurtherTrackers), item)
    } catch (error) {
      item.onRefused(item.command, error)
    }
  }
  append(appended)
}

/**
 * The entry for an item. A command is copied, because matomo.js takes the method off the array that it is given. A running
 * matomo.js gets a function where a command would be applied wrongly: `requireCookieConsent` would delete cookies (see
 * `applyCommand`), and objects would be empty for the second tracker.
 */
function entryOf(item: QueueItem, appended: string, hasFurtherTrackers: boolean): QueueEntry {
  const { command } = item
  const wouldBeApplied =
    command[0] === 'requireCookieConsent' || (hasFurtherTrackers && command.some(isPlainObject))
  if (!isMatomoRunning() || !wouldBeApplied) return deepCopy(command)
  return applyInPlace((tracker) => {
    applyItem(tracker, item, appended)
  })
}
