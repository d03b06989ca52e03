import type { MatomoCommand } from '../matomo/commands'

/** A Matomo goal id: a positive integer, also as a string of digits. */
export type GoalId = number | string

/** Event names and the goals they convert. See {@link MatomoSettings.goals}. */
export type Goals =
  | Readonly<Record<string, GoalId | readonly GoalId[]>>
  | readonly { readonly key: string; readonly value: GoalId | readonly GoalId[] }[]

/** A further Matomo that receives every hit as well. */
export interface Tracker {
  /** As {@link MatomoSettings.serverUrl}. */
  serverUrl: string
  /** As {@link MatomoSettings.siteId}. */
  siteId: string | number
}

/** What is asked of visitors before anything is sent. See {@link MatomoSettings.consent}. */
export interface ConsentSettings {
  /**
   * `'tracking'`: nothing is loaded, stored or sent before consent is given; calls wait until then.
   * `'cookies'`: calls are sent at once, without cookies until consent is given.
   */
  require: 'tracking' | 'cookies'
  /**
   * The consent categories that must all be true in the stamp that Segment's consent wrappers put on each
   * event. Without any, only the plugin's own `consent.given()` and `consent.refused()` decide.
   *
   * @default []
   * @example ['C0002']
   */
  categories?: readonly string[]
}

/**
 * The destination's settings. Each may be given, strongest first, as argument of `matomo()`, in the
 * options of `AnalyticsBrowser.load` under `integrations.Matomo` or `integrations.Piwik`, or in the
 * source's settings on Segment's CDN. A setting that is `undefined`, `null` or `''` counts as not given.
 */
export interface MatomoSettings {
  /**
   * The site's id in Matomo (Administration > Websites > Manage). Required.
   *
   * @example 1
   */
  siteId: string | number
  /**
   * Where Matomo is: `https://host/path`, with or without a trailing `/`, `matomo.php`, `piwik.php`,
   * `matomo.js` or `piwik.js`. `//host` and a bare `host` mean https. Required.
   *
   * @example 'https://matomo.example.org'
   */
  serverUrl: string
  /**
   * The name under which Segment's own settings hold {@link MatomoSettings.serverUrl}, which wins over it.
   *
   * @default undefined
   */
  url?: string
  /**
   * How many custom variables of a call are read, from index 1 on. An integer of 0 or more.
   *
   * @default 5
   */
  customVariableLimit?: number
  /**
   * The Matomo goals that an event converts, by event name. Names match whatever their case and
   * separators. One id or a list of ids per name; Segment's `[{ key, value }]` is read as well.
   *
   * @default {}
   * @example { 'Order Completed': '2', 'Signed Up': [3, 4] }
   */
  goals?: Goals
  /**
   * The address of matomo.js, where it is not at its usual place.
   *
   * @default `${serverUrl}/matomo.js`; for a `*.matomo.cloud` host, Matomo's CDN
   */
  scriptUrl?: string
  /**
   * The address that hits are sent to.
   *
   * @default `${serverUrl}/matomo.php`
   */
  trackerUrl?: string
  /**
   * Records clicks on outlinks and downloads (`enableLinkTracking`).
   *
   * @default true
   */
  linkTracking?: boolean
  /**
   * Sends heart beats while the page has the focus, so that the time spent on a visit's last page is
   * known (`enableHeartBeatTimer`). A number is the interval in seconds, at least 5; `true` is
   * Matomo's default of 15 seconds.
   *
   * @default false
   */
  heartBeat?: boolean | number
  /**
   * `false`: no cookies (`disableCookies`).
   *
   * @default true
   */
  cookies?: boolean
  /**
   * `true`: visitors whose browser says "do not track" are not tracked (`setDoNotTrack`).
   *
   * @default false
   */
  doNotTrack?: boolean
  /**
   * The hosts that count as this site, not as outlinks (`setDomains`).
   *
   * @default [], which is the page's own host
   * @example ['*.example.org']
   */
  domains?: string | readonly string[]
  /**
   * The domain of Matomo's cookies, to share them among subdomains (`setCookieDomain`).
   *
   * @default undefined, which is the page's own host
   * @example '*.example.org'
   */
  cookieDomain?: string
  /**
   * Keeps the visitor across the {@link MatomoSettings.domains} (`enableCrossDomainLinking`).
   *
   * @default false
   */
  crossDomainLinking?: boolean
  /**
   * `false`: user ids are never sent to Matomo. A function maps each id to the one that is sent, for
   * example to hash it. It is called synchronously; where it throws or returns no text (a Promise is none), the id
   * is left out, and the call's log says so.
   *
   * @default true
   * @example (id) => hash(id)
   */
  userId?: boolean | ((id: string) => string)
  /**
   * What names a page view: the document's title (or the call's `title` property), or the call's
   * category and name, as `Category / Name`.
   *
   * @default 'title'
   */
  pageTitle?: 'title' | 'name'
  /**
   * The URL of a page view: the address bar's, with hash and campaign parameters, or Segment's, which is
   * the canonical link where the page has one, without the hash. A `url` property of the call wins over both.
   *
   * @default 'location'
   */
  pageUrl?: 'location' | 'canonical'
  /**
   * Sends what a call says to Matomo's custom dimensions: the path of the value in the event, and the
   * dimension's id in Matomo. Properties and context go with the one call that has them; traits of
   * `identify`, and of `group` (as `group.traits.x`, its id as `group.id`), with all that follows.
   *
   * @default {}
   * @example { 'properties.plan': 1, 'traits.tier': 2, 'context.app.version': 3, 'group.id': 4 }
   */
  customDimensions?: Readonly<Record<string, number | string>>
  /**
   * Fills Matomo's ecommerce reports from Segment's ecommerce events: orders, carts, product views, promotions.
   *
   * @default true
   */
  ecommerce?: boolean
  /**
   * Records `Products Searched` as a site search.
   *
   * @default true
   */
  siteSearch?: boolean
  /**
   * Waits for the visitor's consent, to tracking or to cookies.
   *
   * @default undefined, which asks for none
   * @example { require: 'tracking', categories: ['C0002'] }
   */
  consent?: ConsentSettings
  /**
   * Starts fetching matomo.js as soon as `matomo()` is called, while analytics.js still loads, without running it.
   * Only the argument of `matomo()` counts for it: `siteId` and `serverUrl` have to stand there too. It contacts the
   * server before consent can be asked: with {@link MatomoSettings.consent} to tracking in the same argument nothing is
   * fetched; consent that stands elsewhere is not known yet.
   *
   * @default false
   */
  preload?: boolean
  /**
   * The `nonce` of the script element, for a Content Security Policy that asks for one.
   *
   * @default the nonce of the page's own scripts
   */
  nonce?: string
  /**
   * The `integrity` of the script element. It needs {@link MatomoSettings.crossOrigin}, and a matomo.js that does not change.
   *
   * @default undefined
   * @example 'sha384-...'
   */
  integrity?: string
  /**
   * The `crossorigin` of the script element.
   *
   * @default undefined
   * @example 'anonymous'
   */
  crossOrigin?: string
  /**
   * Further Matomo servers or sites that receive every hit as well (`addTracker`).
   *
   * @default []
   * @example [{ serverUrl: 'https://matomo.example.com', siteId: 7 }]
   */
  trackers?: readonly Tracker[]
  /**
   * matomo.js commands of your own: pushed as they are, before the first tracking command.
   *
   * @default []
   * @example [['setCookieSameSite', 'Strict'], ['setSessionCookieTimeout', 900]]
   */
  commands?: readonly MatomoCommand[]
  /**
   * Prints one group for each call to the browser's console: the call, the commands that it became, and why it is held or
   * parts of it are left out. `analytics.debug(true)` does so as well.
   *
   * @default false
   */
  debug?: boolean
}
