import { isHit } from './hit'
import type { HitPacer } from './hit-pacer'
import { isMatomoRunning } from './paq'
import type { QueueItem } from './queue-item'

/** Items on their way to matomo.js, in order. Nearly always they are handed on at once. */
export interface PendingItems {
  /**
   * Hands the items on, behind those that wait, as soon as their hits may be pushed.
   *
   * @param now - in milliseconds since the epoch
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
 * @param handOn - pushes items to matomo.js. It is given the time of now, in milliseconds since the epoch
 */
export function createPendingItems(
  pacer: HitPacer,
  handOn: (items: readonly QueueItem[], now: number) => void,
): PendingItems {
  const pending: QueueItem[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const releaseDue = (now: number) => {
    timer = undefined
    // Before matomo.js runs, nothing is sent that could come too close.
    const isRunning = isMatomoRunning()
    let due = 0
    for (const { command, startsVisit } of pending) {
      if (isRunning && isHit(command)) {
        const wait = pacer.waitOf(startsVisit, now)
        if (wait > 0) {
          timer = setTimeout(releaseDueNow, wait)
          break
        }
        pacer.noteHit(startsVisit, now)
      }
      due++
    }
    handOn(pending.splice(0, due), now)
  }
  const releaseDueNow = () => {
    releaseDue(Date.now())
  }
  const releaseAll = () => {
    clearTimeout(timer)
    timer = undefined
    handOn(pending.splice(0), Date.now())
  }
  const onVisibilityChange = () => {
    if (document.visibilityState === 'hidden') releaseAll()
  }
  addEventListener('pagehide', releaseAll)
  document.addEventListener('visibilitychange', onVisibilityChange)

  return {
    add(items, now) {
      pending.push(...items)
      if (timer === undefined) releaseDue(now)
    },
    addAtStart(items) {
      if (items.length === 0) return
      pending.push(...items)
      timer = setTimeout(releaseDueNow)
    },
    stop() {
      releaseAll()
      removeEventListener('pagehide', releaseAll)
      document.removeEventListener('visibilitychange', onVisibilityChange)
    },
  }
}
