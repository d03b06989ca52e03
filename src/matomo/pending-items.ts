import { isHit } from './hit'
import type { HitPacer } from './hit-pacer'
import { isMatomoRunning } from './paq'
import type { QueueItem } from './queue-item'

/** Items on their way to matomo.js, in order. Nearly always they are handed on at once. */
export interface PendingItems {
  /**
   * Hands the items on, behind those that wait, as soon as their hits may be pushed.
   *
   * @param now - the current time, in milliseconds since the epoch
   */
  add(items: readonly QueueItem[], now: number): void
  /** Takes items at the moment when matomo.js starts: they are handed on once matomo.js runs. */
  addAtStart(items: readonly QueueItem[]): void
  /** Hands on what waits, and stops listening. */
  stop(): void
}

/**
 * Lets hits wait that would reach Matomo too close to the hit that starts a visit. Commands that are no hits wait in their
 * place. The wait ends when the page is left or hidden: its timers may never run.
 *
 * @param handOn - pushes items to matomo.js. `now` is the current time, in milliseconds since the epoch
 */
export function createPendingItems(
  pacer: HitPacer,
  handOn: (items: readonly QueueItem[], now: number) => void,
): PendingItems {
  /** The items that wait. As long as there are some, a timer runs. */
  let pending: readonly QueueItem[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Hands on the items up to the first one that has to wait. */
  const release = (items: readonly QueueItem[], now: number) => {
    // Before matomo.js runs, nothing is sent that could come too close.
    const isRunning = isMatomoRunning()
    let due = 0
    for (const { command, startsVisit } of items) {
      if (isRunning && isHit(command)) {
        const wait = pacer.waitOf(startsVisit, now)
        if (wait > 0) {
          timer = setTimeout(releaseDue, wait)
          break
        }
        pacer.noteHit(startsVisit, now)
      }
      due++
    }
    pending = items.slice(due)
    handOn(items.slice(0, due), now)
  }
  const releaseDue = () => {
    timer = undefined
    release(pending, Date.now())
  }
  const releaseAll = () => {
    clearTimeout(timer)
    timer = undefined
    const items = pending
    pending = []
    handOn(items, Date.now())
  }
  const onVisibilityChange = () => {
    if (document.visibilityState === 'hidden') releaseAll()
  }
  addEventListener('pagehide', releaseAll)
  document.addEventListener('visibilitychange', onVisibilityChange)

  return {
    add(items, now) {
      if (timer === undefined) release(items, now)
      else pending = [...pending, ...items]
    },
    addAtStart(items) {
      if (items.length === 0) return
      pending = [...pending, ...items]
      timer = setTimeout(releaseDue)
    },
    stop() {
      releaseAll()
      removeEventListener('pagehide', releaseAll)
      document.removeEventListener('visibilitychange', onVisibilityChange)
    },
  }
}
