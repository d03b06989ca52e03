import { absoluteUrl } from '../lib/absolute-url'
import { isRecord } from '../lib/is-record'
import { addLateness, secondsSince } from '../lib/lateness'
import type { MatomoCommand } from './commands'
import { isHit } from './is-hit'
import { applyTo, copyOf, type Tracker } from './tracker'

/** What stands in `_paq`: a command, or a function that is called with each tracker as `this`. */
type QueueEntry = readonly unknown[]

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

/** Told of a command that matomo.js threw at, with its error. */
type OnRefused = (command: MatomoCommand, error: unknown) => void

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

type Apply = (tracker: Tracker) => void

/** A command of ours that waits in `_paq`, by its method, and what applies it to a tracker. */
interface Waiting {
  readonly method: string
  readonly apply: Apply
}

/** Commands that wait at most: a page that stays open for days without matomo.js must not grow for ever. */
const MAX_WAITING = 10_000

const CONFIGURES = /^set(SiteId|TrackerUrl)$/
// Those of the first tracker only, which come first anyway, and those of Matomo's plugins.
const NOT_OF_A_TRACKER = /^addTracker$|::|\./

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
  onForeign: (isSame: boolean) => void,
): Queue {
  const waiting = new Map<QueueEntry, Waiting>()
  const address = location.href
  let setup: readonly MatomoCommand[] | undefined
  let own: Tracker | undefined
  let isTold = false
  /** What is added to every request, as far as the commands were applied. */
  let appended = ''

  const tell = (isSame: boolean) => {
    if (!isTold) onForeign(isSame)
    isTold = true
  }
  const isOurs = (site: unknown, url: unknown) =>
    String(site) === String(siteId) && absoluteUrl(String(url), address) === trackerUrl
  const openOwn = () => (own = window.Matomo?.getTracker(trackerUrl, siteId))

  /** What applies a command to a tracker, never throws, and says of a hit how long it waited. */
  const step = (command: MatomoCommand, onRefused: OnRefused): Apply => {
    const time = Date.now()
    return (tracker) => {
      try {
        if (command[0] === 'appendToTrackingUrl') appended = command[1]
        const later = isHit(command) ? addLateness(appended, secondsSince(time, Date.now())) : appended
        if (later !== appended) applyTo(tracker, ['appendToTrackingUrl', later])
        applyTo(tracker, command)
        if (later !== appended) applyTo(tracker, ['appendToTrackingUrl', appended])
      } catch (error) {
        onRefused(command, error)
      }
    }
  }

  /**
   * When matomo.js starts, before it reads the queue: makes it apply our commands as if it had been there all the time.
   * By itself it would apply some methods ahead of all others, so that one user's id goes to another's hits, end at the
   * first command that throws, and date every hit by its own start. A function is applied where it stands.
   */
  const onStart = () => {
    const queue = window._paq
    if (!isArray(queue)) return
    const foreign = (method: string) => queue.find((entry) => entry[0] === method && !waiting.has(entry))?.[1]
    const site = foreign('setSiteId')
    const isSame = isOurs(site, foreign('setTrackerUrl') ?? foreign('setAPIUrl'))
    if (site !== undefined) {
      tell(isSame)
      if (!isSame) openOwn()
    }
    // matomo.js is about to read the address, which may be another by now.
    let isMoved = location.href !== address
    // Not by `push`, which others may have wrapped.
    const keep = (entry: QueueEntry) => (queue[queue.length] = entry)
    const put = (apply: Apply) => (own ? apply(own) : keep(inPlace(apply)))
    for (const entry of queue.splice(0)) {
      const ours = waiting.get(entry)
      if (!ours) {
        keep(entry)
        continue
      }
      if (isMoved) put((tracker) => applyTo(tracker, ['setCustomUrl', address]))
      isMoved = false
      const { method, apply } = ours
      const isConfiguring = CONFIGURES.test(method)
      if (own || !(isConfiguring || NOT_OF_A_TRACKER.test(method))) put(apply)
      else if (!isConfiguring || site === undefined) keep(entry)
    }
    waiting.clear()
  }
  ;(window.matomoPluginAsyncInit ||= []).push(onStart)

  const pushOne = (command: MatomoCommand, onRefused: OnRefused) => {
    if (own) {
      step(command, onRefused)(own)
      return
    }
    const queue = openQueue()
    const isWaiting = isArray(queue)
    const mustStay = isWaiting ? isSecondUser(command, queue) : trackers.length && command.some(isRecord)
    const apply = (isWaiting || mustStay) && step(command, onRefused)
    const entry = apply && mustStay ? inPlace(apply) : copyOf(command)
    if (apply && isWaiting) waiting.set(entry, { method: command[0], apply })
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
  return !isArray(window._paq) && typeof window._paq?.push === 'function'
}

const isArray = (queue: unknown): queue is QueueEntry[] => Array.isArray(queue)

/** `_paq` as it is, or an array in the place of what nothing can be pushed to. */
function openQueue(): NonNullable<Window['_paq']> {
  const queue = window._paq
  if (isMatomoRunning() || (isArray(queue) && Object.isExtensible(queue))) return queue as QueueEntry[]
  return (window._paq = isArray(queue) ? [...queue] : ([] as QueueEntry[]))
}

/** Also without the help of {@link createQueue}'s function at the start, which a matomo.js before 4 does not call. */
const isSecondUser = ([method]: MatomoCommand, queue: readonly QueueEntry[]) =>
  method === 'setUserId' && queue.some(([first]) => first === 'setUserId' || first === 'resetUserId')

const inPlace = (apply: Apply): QueueEntry => [
  function (this: Tracker) {
    apply(this)
  },
]
