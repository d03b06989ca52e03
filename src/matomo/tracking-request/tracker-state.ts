import { hasCookie } from '../../lib/cookies'
import type { Parameters } from './to-query'

/** What a request says of the page, the browser and the visitor's cookies. `readPage` reads it. */
export interface PageFacts {
  /** The URL of the address bar, percent-encoded as the browser gives it. */
  readonly url: string
  /** The URL of the page that led here, percent-encoded as the browser gives it; `''` for none. */
  readonly referrer: string
  readonly title: string
  /** The document's character encoding, if it is not UTF-8. */
  readonly charset?: string | undefined
  /** All cookies of the page, as `document.cookie` gives them. */
  readonly cookies: string
  readonly takesCookies: boolean
  /** Whether the browser asks not to be tracked. */
  readonly asksForNoTracking: boolean
  /** The parameters that describe the browser, such as `{ res: '1920x1080' }`. */
  readonly browser: Parameters
  /** The id that an earlier page, left early, gave to this visitor, if no cookie holds it yet. */
  readonly earlierVisitorId?: string | undefined
  /** A random number from 0 up to 1, as `Math.random` gives it. */
  readonly random: () => number
}

/** Custom variables of one scope, by their index: name and value. */
export type CustomVariables = Map<string, readonly string[]>

/** What the commands so far have set, as far as a request shows it. */
export interface TrackerState {
  readonly page: PageFacts
  /** Where the requests go. */
  trackerUrl: string
  /** False once a command was applied whose request, or whose effect on requests, is not known here. */
  isKnown: boolean
  /**
   * Whether there may be requests: not while consent is `missing`. It is `refused` by a visitor who has opted out, and where the
   * browser's wish not to be tracked is heeded.
   */
  consent: 'not asked' | 'missing' | 'given' | 'refused'
  usesCookies: boolean
  /** Whether there was a request. */
  hasSent: boolean
  /** The id that a request gave to a visitor who has no cookie: later pages have to use the same. */
  newVisitorId?: string
  /** The id that matomo.js would have written into its cookie. */
  keptVisitorId?: string
  describesBrowser: boolean
  discardsHash: boolean
  title: unknown
  /** Parameters of every request. */
  readonly parameters: Record<string, unknown>
  readonly pageVariables: CustomVariables
  readonly visitVariables: CustomVariables
  /** The items of the cart, by sku. */
  readonly items: Map<string, readonly unknown[]>
  /** The text of `appendToTrackingUrl`. */
  appended: string
}

/** A tracker as matomo.js starts it, before any command. */
export function createTracker(page: PageFacts): TrackerState {
  return {
    page,
    trackerUrl: '',
    isKnown: true,
    consent: hasCookie(page.cookies, 'mtm_consent_removed') ? 'refused' : 'not asked',
    usesCookies: true,
    hasSent: false,
    describesBrowser: true,
    discardsHash: false,
    title: page.title,
    parameters: { url: decode(page.url), urlref: decode(page.referrer) },
    pageVariables: new Map(),
    visitVariables: new Map(),
    items: new Map(),
    appended: '',
  }
}

/** Percent-decoded, as matomo.js reads the page's own addresses. */
function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- As matomo.js reads a URL that is not UTF-8.
    return unescape(url)
  }
}
