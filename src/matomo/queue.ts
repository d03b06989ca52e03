import { absoluteUrl } from '../lib/absolute-url'
import type { MatomoCommand } from './commands'
import { applyTo, inPlace, type OnRefused, type QueueEntry, type Tracker } from './in-place'
import { keepOrder, type Waiting } from './keep-order'

declare global {
  interface Window {
    /** matomo.js's command queue: an array until matomo.js runs, then an object with a `push` of its own. */
    _paq?: { push(...entries: QueueEntry[]): unknown }
    /** Functions that matomo.js calls when it starts, before it reads `_paq`. */
    matomoPluginAsyncInit?: (() => void)[]
    Matomo?: {
      getAsyncTrackers?(): readonly Tracker[]
      getTracker(trackerUrl: string, siteId: string | number): Tracker
    }
  }
}

export interface Queue {
  /** Pushes commands, in their order. */
  push(commands: readonly MatomoCommand[], onRefused: OnRefused): void
  /** Whether as much waits for matomo.js as a page may hold. */
  isFull(): boolean
}

export interface QueueSettings {
  readonly siteId: string | number
  readonly trackerUrl: string
  readonly trackers: readonly unknown[]
}

/** Commands that wait at most: a page that stays open for days without matomo.js must not grow for ever. */
const MAX_WAITING = 10_000

/**
 * The way to matomo.js: `window._paq`, looked up at each push, since matomo.js replaces it. Commands are
 * recorded in the order of their pushes, also those that wait for matomo.js in the array.
 *
 * A page may have a Matomo of its own, before or after. If that one is for the same site and server it is
 * used as it is; another one is left alone, and the commands go to a tracker of ours beside it.
 *
 * @param onForeign - told once of another Matomo on the page, and whether it is for the same site and server
 */
export function createQueue(
  { siteId, trackerUrl, trackers }: QueueSettings,
  lateSeconds: number,
  onForeign: (isSame: boolean) => void,
): Queue {
  const waiting = new Map<QueueEntry, Waiting>()
  const address = location.href
  let setup: readonly MatomoCommand[] | undefined
  let own: Tracker | undefined
  let isTold = false

  const tell = (isSame: boolean) => {
    if (!isTold) onForeign(isSame)
    isTold = true
  }
  const isOurs = (site: unknown, url: unknown) =>
    String(site) === String(siteId) && absoluteUrl(String(url), location.href) === trackerUrl
  const openOwn = () => (own = window.Matomo?.getTracker(trackerUrl, siteId))

  const onStart = () => {
    if (!isArray(window._paq)) return
    let queue = window._paq
    const foreign = (method: string) => queue.find((entry) => entry[0] === method && !waiting.has(entry))?.[1]
    const site = foreign('setSiteId')
    if (site !== undefined) {
      const isSame = isOurs(site, foreign('setTrackerUrl') ?? foreign('setAPIUrl'))
      tell(isSame)
      const ours = queue.filter((entry) => waiting.has(entry))
      for (const entry of ours) {
        // Of the same site, only what matomo.js would take for a second configuration.
        if (!isSame || /^set(SiteId|TrackerUrl)$/.test(String(entry[0])))
          queue.splice(queue.indexOf(entry), 1)
      }
      if (!isSame) queue = ours
    }
    // matomo.js is about to read the address, which may be another by now.
    const first = queue.findIndex((entry) => waiting.has(entry))
    if (location.href !== address) queue.splice(first, 0, ['setCustomUrl', address])
    keepOrder(queue, waiting, Date.now(), lateSeconds)
    waiting.clear()
    const tracker = queue === window._paq ? undefined : openOwn()
    if (!tracker) return
    for (const entry of queue) {
      const [first] = entry
      if (typeof first === 'function') first.call(tracker)
      else applyTo(tracker, entry as unknown as MatomoCommand)
    }
  }
  ;(window.matomoPluginAsyncInit ||= []).push(onStart)

  const pushOne = (command: MatomoCommand, onRefused: OnRefused) => {
    if (own) {
      applyTo(own, command)
      return
    }
    const queue = openQueue()
    const isWaiting = isArray(queue)
    const mustStay = isWaiting ? isSecondUser(command, queue) : trackers.length && hasObject(command)
    // Of a plain command a copy: matomo.js takes the method off the array that it is given.
    const entry = mustStay ? inPlace(command, onRefused) : [...command]
    if (isWaiting) waiting.set(entry, { command, time: Date.now(), onRefused })
    // One by one: where matomo.js throws, the rest of that push is lost.
    queue.push(entry)
  }
  const pushAll: Queue['push'] = (commands, onRefused) => {
    for (const command of commands) {
      try {
        pushOne(command, onRefused)
      } catch (error) {
        onRefused(command, error)
      }
    }
  }

  return {
    push(commands, onRefused) {
      const [first] = (isMatomoRunning() && window.Matomo?.getAsyncTrackers?.()) || []
      const isFirst = !setup
      setup ??= commands
      if (first && !own) {
        const isSame = isOurs(first.getSiteId?.(), first.getTrackerUrl?.())
        if (isFirst || !isSame) tell(isSame)
        // Somebody else's, or ours that was pointed elsewhere.
        if (!isSame && openOwn() && !isFirst) pushAll(setup, onRefused)
      }
      pushAll(commands, onRefused)
    },
    isFull: () => isArray(window._paq) && window._paq.length >= MAX_WAITING,
  }
}

/** Whether matomo.js runs: it has then put its own object in the array's place. */
export function isMatomoRunning(): boolean {
  return window._paq != null && !isArray(window._paq) && typeof window._paq.push === 'function'
}

const isArray = (queue: unknown): queue is QueueEntry[] => Array.isArray(queue)

/** `_paq` as it is, or an array in the place of what nothing can be pushed to. */
function openQueue(): NonNullable<Window['_paq']> {
  const queue = window._paq
  if (isMatomoRunning() || (isArray(queue) && Object.isExtensible(queue))) return queue as QueueEntry[]
  return (window._paq = isArray(queue) ? [...queue] : ([] as QueueEntry[]))
}

/** matomo.js complains about a second `setUserId` among the plain commands, and applies the last one first. */
const isSecondUser = ([method]: MatomoCommand, queue: readonly QueueEntry[]) =>
  method === 'setUserId' && queue.some(([first]) => first === 'setUserId' || first === 'resetUserId')

const hasObject = (command: readonly unknown[]) => command.some((part) => typeof part === 'object')
