import { deepCopy } from '../lib/deep-copy'
import { isMatomoRunning, openPaq, type QueueEntry } from './paq'
import type { PreloadQueue } from './preload-queue'
import { APPEND, parametersOf, type QueueItem } from './queue-item'

interface PushOptions {
  readonly preloadQueue: Pick<PreloadQueue, 'add'>
  /** What the user's own commands append to every request. */
  readonly appended: string
  /** The current time, in milliseconds since the epoch. */
  readonly now: number
}

/** Pushes items to `_paq`, each hit between the commands that say how late it is and whether it starts a visit. */
export function pushToPaq(items: readonly QueueItem[], { preloadQueue, appended, now }: PushOptions): void {
  let current = appended
  const push = (entry: QueueEntry, item?: QueueItem) => {
    const paq = openPaq()
    if (!isMatomoRunning()) preloadQueue.add(entry, item)
    // Entries are pushed one by one: if matomo.js throws at one, it drops the rest of the same push.
    paq.push(entry)
  }
  const append = (parameters: string) => {
    if (parameters !== current) push([APPEND, parameters])
    current = parameters
  }

  for (const item of items) {
    try {
      append(parametersOf(item, appended, now))
      // A copy is pushed, because matomo.js takes the method off the array that it is given.
      push(deepCopy(item.command), item)
    } catch (error) {
      item.onRefused(item.command, error)
    }
  }
  append(appended)
}
