import type { Tracker } from '../../../src/matomo/tracker'
import type { CallLog } from './call-log'

type Paq = NonNullable<Window['_paq']>
type Entry = readonly unknown[]

/**
 * Tells the log of every command: the plugin pushes commands to `window._paq` while matomo.js is not in, and gives them to the
 * tracker itself once matomo.js runs. matomo.js puts its own object in the array's place when it starts, so the property is
 * watched, and each value that it gets. The entries are passed on unchanged. The array stays a plain array whose `push` is not
 * enumerable, because matomo.js walks over the array by `for ... in`.
 */
export function watchPaq(log: CallLog): void {
  let paq: Paq | undefined
  Object.defineProperty(window, '_paq', {
    configurable: true,
    enumerable: true,
    get: () => paq,
    set(value: Paq | undefined) {
      paq = value
      if (paq) watchPush(paq, log)
      if (paq && !Array.isArray(paq)) for (const tracker of fedTrackers()) watchTracker(tracker, log)
    },
  })
}

/** While a push runs, the commands that reach a tracker are in the log already. */
let isPushing = false

function watchPush(paq: Paq, log: CallLog): void {
  const push = paq.push.bind(paq)
  const value = (...entries: Entry[]) => {
    for (const [method, ...args] of entries) log.addCommand({ method: String(method), args })
    isPushing = true
    try {
      return push(...entries)
    } finally {
      isPushing = false
    }
  }
  Object.defineProperty(paq, 'push', { configurable: true, writable: true, enumerable: false, value })
}

function watchTracker(tracker: Tracker, log: CallLog): void {
  for (const method of WATCHED) {
    const original = tracker[method]
    if (typeof original !== 'function') continue
    tracker[method] = (...args) => {
      // A copy: matomo.js changes the objects that it is given.
      if (!isPushing) log.addCommand({ method, args: structuredClone(args) })
      return original.apply(tracker, args)
    }
  }
}

const fedTrackers = () => window.Matomo?.getAsyncTrackers?.() ?? []

/** The methods of the commands that the demo's calls become. */
const WATCHED = [
  'addEcommerceItem',
  'appendToTrackingUrl',
  'clearEcommerceCart',
  'deleteCustomDimension',
  'deleteCustomVariables',
  'resetUserId',
  'setCustomDimension',
  'setCustomUrl',
  'setCustomVariable',
  'setDocumentTitle',
  'setEcommerceView',
  'setReferrerUrl',
  'setUserId',
  'trackContentImpression',
  'trackContentInteraction',
  'trackEcommerceCartUpdate',
  'trackEcommerceOrder',
  'trackEvent',
  'trackGoal',
  'trackPageView',
  'trackSiteSearch',
]
