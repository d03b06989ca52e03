import type { MatomoCommand } from '../matomo/commands'
import type { MatomoCallReport } from './call-report'

/** A Matomo goal id: a whole number above 0, also as text. */
export type GoalId = number | string

/** Event names and the goals that the events convert. See {@link MatomoSettings.goals}. */
export type Goals =
  | Readonly<Record<string, GoalId | readonly (GoalId | undefined)[] | undefined>>
  | readonly {
      readonly key: string | undefined
      readonly value: GoalId | readonly (GoalId | undefined)[] | undefined
    }[]

/** Paths in an event, and the custom dimensions that get the values. See {@link MatomoSettings.customDimensions}. */
export type CustomDimensions =
  | Readonly<Record<string, number | string | undefined>>
  | readonly { readonly key: string | undefined; readonly value: number | string | undefined }[]

/** A further Matomo that receives every hit as well. */
export interface TrackerSettings {
  /**
   * Where that Matomo is, as {@link MatomoSettings.serverUrl}. Without it the row is ignored, with a warning.
   *
   * @example 'https://matomo.example.com'
   */
  serverUrl: string
  /**
   * The site's id there, as {@link MatomoSettings.siteId}. Without it the row is ignored, with a warning.
   *
   * @example 7
   */
  siteId: string | number
}

/** What visitors are asked before anything is sent. See {@link MatomoSettings.consent}. */
export interface ConsentSettings {
  /**
   * `'tracking'`: nothing is loaded, stored or sent before consent is given; calls wait until then.
   * `'cookies'`: calls are sent at once, without cookies until consent is given.
   *
   * @example 'tracking'
   */
  require: 'tracking' | 'cookies'
  /**
   * The consent categories that must all be true in the stamp that Segment's consent wrappers put on each
   * event. Without any, only the plugin's own `consent.given()` and `consent.refused()` decide.
   *
   * @default []
   * @example ['C0002']
   */
  categories?: readonly string[] | undefined
}

/**
 * The destination's settings. Each may be given, strongest first, as argument of `matomo()`, in the
 * options of `AnalyticsBrowser.load` under `integrations.Matomo` or `integrations.Piwik`, or in the
 * source's settings on Segment's CDN. A setting that is `undefined`, `null` or blank counts as not given.
 *
 * A mistake in a setting costs only that value, with a warning in the console. But a mistake in the site, in the server or
 * in what protects the visitor or the page rejects: the plugin does not start, and nothing is sent. Each setting says
 * which: its mistakes cost "a warning", or a mistake "rejects".
 */
export interface MatomoSettings {
  /**
   * The site's id in Matomo (Administration > Websites > Manage). Required. A mistake rejects.
   *
   * @example 1
   */
  siteId: string | number | undefined
  /**
   * Where Matomo is: `https://host/path`, with or without a trailing `/`, `matomo.php`, `piwik.php`,
   * `matomo.js` or `piwik.js`. `//host` and a bare `host` mean https; `/path` is on the page's own host. Required.
   * A mistake rejects.
   *
   * @example 'https://matomo.example.org'
   */
  serverUrl: string | undefined
  /**
   * Segment's own name for {@link MatomoSettings.serverUrl}. If both stand in one place, `serverUrl` counts. A mistake
   * rejects.
   *
   * @default undefined
   * @example '//matomo.example.org'
   */
  url?: string | undefined
  /**
   * How many custom variables of a call are read, from index 1 on. A whole number from 0 on. A mistake costs a warning.
   *
   * @default 5
   * @example 10
   */
  customVariableLimit?: number | undefined
  /**
   * The Matomo goals that an event converts: for each event name one id or a list of ids. Case and separators do not
   * matter, but only the closest names count: those that are exactly the event's, else those with the same words, else
   * those with the same letters. Segment's form, `[{ key, value }]`, is read as well. A mistake costs only its row, with a
   * warning. A row without a name or an id counts as not given.
   *
   * @default {}
   * @example { 'Order Completed': '2', 'Signed Up': [3, 4] }
   */
  goals?: Goals | undefined
  /**
   * The address of matomo.js, if it is not at its usual place: a full URL, or a path on the page's own host. A mistake
   * rejects.
   *
   * @default `${serverUrl}/matomo.js`; for a `*.matomo.cloud` host, Matomo's CDN
   * @example 'https://cdn.example.org/m.js'
   */
  scriptUrl?: string | undefined
  /**
   * The address that hits are sent to: a full URL, or a path on the page's own host. A mistake rejects.
   *
   * @default `${serverUrl}/matomo.php`
   * @example '/m.php'
   */
  trackerUrl?: string | undefined
  /**
   * Records clicks on outlinks and downloads (`enableLinkTracking`). A mistake costs a warning.
   *
   * @default true
   * @example false
   */
  linkTracking?: boolean | undefined
  /**
   * Sends a heart beat when the page is left, hidden or loses the focus, so that the time spent on a visit's last page is
   * known (`enableHeartBeatTimer`). A number is how many seconds the page has to be looked at for that, from 5 on; `true` is
   * Matomo's default of 15 seconds. A mistake costs a warning.
   *
   * @default false
   * @example 30
   */
  heartBeat?: boolean | number | undefined
  /**
   * `false`: no cookies (`disableCookies`). A mistake rejects.
   *
   * @default true
   * @example false
   */
  cookies?: boolean | undefined
  /**
   * `true`: visitors whose browser says "do not track" are not tracked (`setDoNotTrack`). A mistake rejects.
   *
   * @default false
   * @example true
   */
  doNotTrack?: boolean | undefined
  /**
   * The hosts that count as this site, not as outlinks (`setDomains`): a list, or a text with commas between the hosts. A
   * mistake costs only its host, with a warning.
   *
   * @default [], which is the page's own host
   * @example ['*.example.org']
   */
  domains?: string | readonly (string | undefined)[] | undefined
  /**
   * The domain of Matomo's cookies, to share them among subdomains (`setCookieDomain`). A mistake costs a warning.
   *
   * @default undefined, which is the page's own host
   * @example '*.example.org'
   */
  cookieDomain?: string | undefined
  /**
   * Keeps the visitor across the {@link MatomoSettings.domains} (`enableCrossDomainLinking`). It works only with
   * {@link MatomoSettings.linkTracking}. A mistake costs a warning.
   *
   * @default false
   * @example true
   */
  crossDomainLinking?: boolean | undefined
  /**
   * `false`: user ids are never sent to Matomo. A function maps each id to the one that is sent, for example to a hash. It
   * has to return a text, not a Promise. If it throws or returns no text, the id is left out, and the call's log says so. A
   * mistake rejects.
   *
   * @default true
   * @example (id) => hash(id)
   */
  userId?: boolean | ((id: string) => string) | undefined
  /**
   * The title of a page view: the call's `title` property or else the document's title, or (`'name'`) the call's category
   * and name, as `Category / Name`. A mistake costs a warning.
   *
   * @default 'title'
   * @example 'name'
   */
  pageTitle?: 'title' | 'name' | undefined
  /**
   * The URL of a page view: the address bar's, with hash and campaign parameters, or (`'canonical'`) Segment's, which is the
   * canonical link if the page has one, without the hash. A `url` property of the call overrides both. A mistake
   * rejects.
   *
   * @default 'location'
   * @example 'canonical'
   */
  pageUrl?: 'location' | 'canonical' | undefined
  /**
   * Which values of a call go to which of Matomo's custom dimensions: the path of the value in the event, and the
   * dimension's id in Matomo. Properties and context go with the one call that has them. Traits (`traits....`), and the id
   * and traits of a group (`group.id`, `group.traits....`), go with all calls that follow. A key with a point in it cannot be
   * named. Segment's form, `[{ key, value }]`, is read as well. A mistake costs only its row, with a warning. A row without a
   * path or an id counts as not given.
   *
   * @default {}
   * @example { 'properties.plan': 1, 'traits.tier': 2, 'context.app.version': 3, 'group.id': 4 }
   */
  customDimensions?: CustomDimensions | undefined
  /**
   * Fills Matomo's ecommerce reports from Segment's ecommerce events: orders, carts, product views, promotions. A mistake
   * costs a warning.
   *
   * @default true
   * @example false
   */
  ecommerce?: boolean | undefined
  /**
   * Records `Products Searched` as a site search. A mistake costs a warning.
   *
   * @default true
   * @example false
   */
  siteSearch?: boolean | undefined
  /**
   * Waits for the visitor's consent, to tracking or to cookies. A mistake rejects.
   *
   * @default undefined, which asks for no consent
   * @example { require: 'tracking', categories: ['C0002'] }
   */
  consent?: ConsentSettings | undefined
  /**
   * Sends the hits that still wait for matomo.js when the page is left or hidden, by `sendBeacon`, or stores them for the next
   * page where they cannot be sent. Consent, opt-outs and "do not track" are heeded. `false`: such hits are neither sent nor
   * stored, and are lost if the page ends before matomo.js has loaded. A mistake rejects.
   *
   * @default true
   * @example false
   */
  leavingEarly?: boolean | undefined
  /**
   * Fetches matomo.js as soon as `matomo()` is called, while analytics.js still loads, without running it. Only the argument
   * of `matomo()` counts: `siteId` and `serverUrl` have to stand there too. The server is contacted before consent can be
   * asked for. With {@link MatomoSettings.consent} to tracking in the same argument nothing is fetched, but consent that
   * stands elsewhere is not known yet. A mistake costs a warning.
   *
   * @default false
   * @example true
   */
  preload?: boolean | undefined
  /**
   * The `nonce` of the script element, for a Content Security Policy that asks for one. A mistake costs a warning.
   *
   * @default the nonce of the page's own scripts
   * @example 'r4nd0m'
   */
  nonce?: string | undefined
  /**
   * The `integrity` of the script element: one hash or several. It needs a matomo.js that does not change. Browsers check
   * a script of another host only with {@link MatomoSettings.crossOrigin}, which then defaults to `'anonymous'`. A
   * mistake rejects.
   *
   * @default undefined
   * @example 'sha384-...'
   */
  integrity?: string | undefined
  /**
   * The `crossorigin` of the script element. A mistake rejects.
   *
   * @default undefined, which sets none; beside `integrity` it is `'anonymous'`
   * @example 'anonymous'
   */
  crossOrigin?: 'anonymous' | 'use-credentials' | undefined
  /**
   * Further Matomo servers or sites that receive every hit as well (`addTracker`). A mistake costs only its row, with a
   * warning.
   *
   * @default []
   * @example [{ serverUrl: 'https://matomo.example.com', siteId: 7 }]
   */
  trackers?: readonly TrackerSettings[] | undefined
  /**
   * matomo.js commands of your own, pushed as they are before the first tracking command. A row that is no command rejects,
   * because it may have been meant to protect the visitor.
   *
   * @default []
   * @example [['setCookieSameSite', 'Strict'], ['setSessionCookieTimeout', 900]]
   */
  commands?: readonly MatomoCommand[] | undefined
  /**
   * Prints one line at the start and one group for each call to the browser's console: the call, the commands that it
   * became, and why it is held or parts of it are left out. `analytics.debug(true)` does so as well. A function is called with
   * the report of each call instead, for example to show or to test what becomes of calls. A mistake costs a warning.
   *
   * @default false
   * @example (report) => show(report.event, report.commands)
   */
  debug?: boolean | ((report: MatomoCallReport) => void) | undefined
}
