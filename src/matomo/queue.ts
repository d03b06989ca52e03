import type { BrowserStore } from '../browser-store'
import { resolveUrl } from '../lib/resolve-url'
import { deepCopy } from '../lib/deep-copy'
import { isPlainObject } from '../lib/is-plain-object'
import { LATE_SECONDS, MAX_LATE_SECONDS } from '../lib/lateness'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { MatomoCommand } from './commands'
import { isHit } from './hit'
import { applyTo, type Tracker } from './tracker'

/** What stands in `_paq`: a command, or a function that is called with each tracker as `this`; of others, anything. */
type QueueEntry = readonly unknown[] | undefined

declare global {
  interface Window {
    /** matomo.js's command queue: an array until matomo.js runs, then an object with a `push` of its own. */
    _paq?: { push(...entries: QueueEntry[]): unknown }
    /** Functions that matomo.js calls when it starts, before it reads `_paq`. */
    matomoPluginAsyncInit?: (() => void)[]
    Matomo?: {
      getAsyncTrackers?(): readonly Tracker[]
      getTracker?(trackerUrl: string, siteId: string | number): Tracker
    }
  }
}

/** Told of a command that matomo.js threw at, with its error. */
type OnRefused = (command: MatomoCommand, error: unknown) => void

/**
 * Pushes commands, in their order. A hit says how late it is, and the first one after `resetUserId` that a visit
 * starts with it.
 *
 * @param now - the time, in milliseconds since the epoch
 * @param time - when it happened
 */
type Push = (commands: readonly MatomoCommand[], onRefused: OnRefused, now?: number, time?: number) => void

export type QueueSettings = Pick<ResolvedSettings, 'siteId' | 'trackerUrl' | 'trackers' | 'appended'>

type Apply = (tracker: Tracker) => void

/** Commands that wait at most: a page that stays open for days without matomo.js must not grow for ever. */
const MAX_WAITING = 10_000

const APPEND = 'appendToTrackingUrl'

// They come first anyway: what is set for the first tracker only, and what belongs to Matomo's plugins.
const STAYS_COMMAND = /^(?:addTracker|setSiteId|setTrackerUrl)$|::|\./

/**
 * The way to matomo.js: `window._paq`, looked up at each push, since matomo.js replaces it. Commands are
 * recorded in the order of their pushes, also those that wait for matomo.js in the array.
 *
 * A page may have a Matomo of its own, before or after. If that one is for the same site and server it is
 * used as it is; another one is left alone, and the commands go to a tracker of ours beside it.
 *
 * @param store - remembers until a hit that it starts a visit, also from one page to the next
 * @param onForeign - told once of another Matomo on the page, and whether it is for the same site and server
 */
export function createQueue(
  { siteId, trackerUrl, trackers, appended }: QueueSettings,
  store: BrowserStore,
  onForeign: (isSame: boolean) => void,
): Push {
  const waiting = new Map<QueueEntry, Apply>()
  const address = location.href
  let setup: readonly MatomoCommand[] | undefined
  /** Ours, beside those of another Matomo. */
  let own: Tracker[] | undefined
  let isTold = false
  /** Whether the next hit does. */
  let startsVisit: boolean | undefined
  /** Whether a hit did: from then on the hits name their visitor. */
  let namesVisitor = false
  /** Where matomo.js runs. */
  let running: readonly Tracker[] | undefined

  /** Another Matomo is on the page, or ours, which somebody may have pointed elsewhere. */
  const meet = (site: unknown, url: unknown, isOurs?: boolean) => {
    const isSame =
      (site === siteId || String(site) === String(siteId)) &&
      (url === trackerUrl ||
        // The file's older name; Matomo has both.
        resolveUrl(String(url), address).replace('/piwik.php', '/matomo.php') === trackerUrl)
    if (isOurs && isSame) return
    if (!isTold) onForeign(isSame)
    isTold = true
    if (!isSame)
      own = [{ trackerUrl, siteId }, ...trackers].map((each) =>
        window.Matomo?.getTracker?.(each.trackerUrl, each.siteId),
      ) as Tracker[]
  }

  /** What is added to the request of a hit, if it is sent now. */
  const parametersOf = (time: number, isNewVisit: boolean, now = Date.now()) => {
    const seconds = Math.round((now - time) / 1000)
    const isLate = seconds >= LATE_SECONDS && seconds <= MAX_LATE_SECONDS
    // Nearly always there is nothing to join.
    return isLate || isNewVisit
      ? join(appended, isNewVisit && 'new_visit=1', isLate && `cdo=${seconds}`)
      : appended
  }

  /**
   * When matomo.js starts, before it reads the queue: makes it apply our commands as if it had been there all the time.
   * By itself it would apply some methods ahead of all others, so that one user's id goes to another's hits, end at the
   * first command that throws, and date every hit by its own start. A function is applied where it stands.
   */
  const onStart = () => {
    const queue = window._paq
    if (!isArray(queue)) return
    const theirs = (method: string) =>
      queue.find((entry) => entry?.[0] === method && !waiting.has(entry))?.[1]
    const site = theirs('setSiteId')
    if (site !== undefined) meet(site, theirs('setTrackerUrl') ?? theirs('setAPIUrl'))
    // Not by `push`, which others may have wrapped.
    const keep = (entry: QueueEntry) => (queue[queue.length] = entry)
    const put = (apply: Apply) => (own ? own.forEach(apply) : keep(inPlace(apply)))
    const entries = queue.splice(0)
    // matomo.js is about to read the address, which may be another by now.
    if (location.href !== address) put((tracker) => applyTo(tracker, ['setCustomUrl', address]))
    for (const entry of entries) {
      const apply = waiting.get(entry)
      const method = entry?.[0] as string
      const isFirst = apply && !own && method === 'requireCookieConsent'
      // Ahead of the page's own hits, as a command is. Not as a command: it would delete the further trackers' cookies (see applyTo).
      if (isFirst && trackers.length) queue.unshift(inPlace(apply))
      else if (apply && !isFirst && !STAYS_COMMAND.test(method)) put(apply)
      // Where theirs are in the queue as well, matomo.js would complain of ours.
      else if (!apply || (!own && (site === undefined || !method.startsWith('set')))) keep(entry)
    }
    waiting.clear()
  }
  ;(window.matomoPluginAsyncInit ||= []).push(onStart)

  const pushAll: Push = (commands, onRefused, now = Date.now(), time = now) => {
    // What is set stays until it is set again, so it is set back at the end.
    let current = appended
    const pushOne = (command: MatomoCommand) => {
      const isRequest = isHit(command)
      const isNewVisit = isRequest && (startsVisit ??= Boolean(store.read('reset')))
      if (isRequest) {
        startsVisit = false
        if (isNewVisit) {
          namesVisitor = true
          store.write('reset', '')
        }
        append(parametersOf(time, isNewVisit, now))
        // Not where the user's own commands say so at the start of each page.
      } else if (setup && command[0] === 'resetUserId') startsVisit = true
      // The visitor has another id from then on, which Matomo may not know yet.
      else if (command[0] === 'setCookieConsentGiven') namesVisitor = false
      const isNamed = isRequest && namesVisitor
      const apply: Apply = (tracker) => {
        try {
          const added = isRequest
            ? join(parametersOf(time, isNewVisit), isNamed && visitorOf(tracker))
            : appended
          if (added !== appended) applyTo(tracker, [APPEND, added])
          applyTo(tracker, command)
          if (added !== appended) applyTo(tracker, [APPEND, appended])
        } catch (error) {
          onRefused(command, error)
        }
      }
      if (own) {
        if (!STAYS_COMMAND.test(command[0])) own.forEach(apply)
        return
      }
      const queue = openQueue()
      const isWaiting = isArray(queue)
      // In its place: a second user; where there are several trackers, objects; what would delete cookies (see applyTo).
      const mustStay = isWaiting
        ? isSecondUser(command, queue)
        : command[0] === 'requireCookieConsent' || (trackers.length && command.some(isPlainObject))
      // A copy: matomo.js takes the method off the array that it is given, and empties the objects.
      const entry = mustStay ? inPlace(apply) : deepCopy(command)
      if (isWaiting) waiting.set(entry, apply)
      try {
        if (isNamed && !isWaiting)
          running?.forEach((tracker) => {
            current = join(parametersOf(time, isNewVisit), visitorOf(tracker))
            applyTo(tracker, [APPEND, current])
          })
        // One by one: where matomo.js throws, the rest of that push is lost.
        queue.push(entry)
      } catch (error) {
        onRefused(command, error)
      }
    }
    const append = (parameters: string) => {
      if (parameters !== current) pushOne([APPEND, (current = parameters)])
    }
    commands.forEach(pushOne)
    append(appended)
  }

  return (commands, onRefused, now, time) => {
    // A Matomo that was started without `_paq` has none.
    running = isMatomoRunning() ? window.Matomo?.getAsyncTrackers?.() : undefined
    if (running && !own) {
      meet(running[0]?.getSiteId?.(), running[0]?.getTrackerUrl?.(), Boolean(setup))
      if (own as unknown) pushAll(setup ?? [], onRefused)
    }
    pushAll(commands, onRefused, now, time)
    setup ??= commands
  }
}

/** Whether as much waits for matomo.js as a page may hold. */
export function isFull(): boolean {
  return isArray(window._paq) && window._paq.length >= MAX_WAITING
}

/** Whether matomo.js runs: it has then put its own object in the array's place. */
export function isMatomoRunning(): boolean {
  return !isArray(window._paq) && typeof window._paq?.push === 'function'
}

const isArray = (queue: unknown): queue is QueueEntry[] => Array.isArray(queue)

/** `_paq` as it is, or an array in the place of what nothing can be pushed to. */
function openQueue(): NonNullable<Window['_paq']> {
  const queue = window._paq
  return queue?.push && Object.isExtensible(queue) ? queue : (window._paq = isArray(queue) ? [...queue] : [])
}

/** Also without the help of {@link createQueue}'s function at the start, which a matomo.js before 4 does not call. */
const isSecondUser = ([method]: MatomoCommand, queue: readonly QueueEntry[]) =>
  method === 'setUserId' && queue.some((entry) => entry?.[0] === 'setUserId' || entry?.[0] === 'resetUserId')

/** Request parameters as one text. */
const join = (...parameters: (string | false)[]) => parameters.filter(Boolean).join('&')

/**
 * Makes Matomo look for a hit's visit by its visitor alone. By itself it goes by the browser's fingerprint where it does not find the
 * visitor: until it has stored a new visit, what comes in meanwhile would go to the last user's, and so would all that follows.
 */
const visitorOf = (tracker: Tracker) => {
  const [isNew, id = ''] = (tracker.getVisitorInfo?.() ?? []) as string[]
  // Without a cookie it would be another one at each call. Matomo takes no longer one.
  return isNew === '0' && `cid=${id.slice(0, 16)}`
}

const inPlace = (apply: Apply): QueueEntry => [
  function (this: Tracker) {
    apply(this)
  },
]
