/**
 * A command for matomo.js: `[method, ...args]`, as it is pushed to `window._paq`. Knows every public method
 * of matomo.js 5, and lets the methods of Matomo's plugins pass.
 *
 * matomo.js takes a function as a command too, `[function () { this.setUserId('b') }]`, where `this` is the
 * tracker. That is left out: settings stay plain data.
 *
 * @example
 * const commands: MatomoCommand[] = [['setSecureCookie', true], ['MediaAnalytics::scanForMedia']]
 */
export type MatomoCommand = CommandOf<MatomoMethods> | CommandOf<MatomoGetters> | MatomoPluginCommand

/**
 * `window._paq`, for code of your own that pushes commands. The package does not declare `window._paq`, because the page or
 * another package may have done so.
 *
 * @example
 * declare global {
 *   interface Window {
 *     _paq?: MatomoQueue
 *   }
 * }
 */
export interface MatomoQueue {
  /** What is pushed before matomo.js runs waits for it. */
  push(...commands: MatomoCommand[]): unknown
}

type CommandOf<Methods extends Record<keyof Methods, readonly unknown[]>> = {
  [Method in keyof Methods]: readonly [method: Method, ...args: Methods[Method]]
}[keyof Methods]

/**
 * A method of one of Matomo's plugins: `Plugin::method` of the whole page's plugin, `Plugin.method` of the
 * plugin in each tracker. Where the plugin is not there, matomo.js keeps the command for when it comes.
 */
export type MatomoPluginCommand = readonly [
  method: `${string}::${string}` | `${string}.${string}`,
  ...args: unknown[],
]

/**
 * What goes along with one request: `dimension1`, `dimension2` and so on are custom dimensions, for that request
 * alone; the rest is sent as JSON, for Matomo's plugins. matomo.js takes the dimensions off the object.
 */
export interface CustomData {
  [dimension: `dimension${number}`]: string | number | boolean
  [other: string]: unknown
}

/**
 * Called once a request was sent. With `sendBeacon`, which is the default, that is when the browser took it:
 * nobody knows then whether it arrived.
 */
export type RequestCallback = (sent: {
  /** The query string. */
  readonly request: string
  readonly trackerUrl: string
  readonly success: boolean
  readonly isSendBeacon?: boolean
  readonly xhr?: XMLHttpRequest
}) => void

/**
 * The methods of matomo.js that do something, with their parameters. They are all in Matomo 4.0 and later,
 * where nothing else is said; a method that is too new for the server's matomo.js throws.
 */
export interface MatomoMethods {
  // Page views, events, searches, goals, links

  /** Records a page view. The title given here wins over `setDocumentTitle`. */
  trackPageView: [
    customTitle?: string | undefined,
    customData?: CustomData | undefined,
    callback?: RequestCallback,
  ]
  /** Records an event. An empty category or action is refused, with an error in the console. */
  trackEvent: [
    category: string,
    action: string,
    name?: string | undefined,
    value?: number | undefined,
    customData?: CustomData | undefined,
    callback?: RequestCallback,
  ]
  /** Records a search on the site, in place of a page view. A count of 0 says that nothing was found. */
  trackSiteSearch: [
    keyword: string,
    category?: string | false | undefined,
    resultsCount?: number | false | undefined,
    customData?: CustomData,
  ]
  /** Records a goal's conversion. A revenue of 0 is not sent: the goal's own revenue counts then. */
  trackGoal: [
    idGoal: number | string,
    customRevenue?: number | undefined,
    customData?: CustomData | undefined,
    callback?: RequestCallback,
  ]
  /** Records a click on a link to elsewhere, or a download. */
  trackLink: [
    url: string,
    linkType: 'link' | 'download',
    customData?: CustomData | undefined,
    callback?: RequestCallback,
  ]
  /** Sends a request of one's own, such as `e_c=Cart&e_a=open`; site, visitor, page and so on are added. */
  trackRequest: [
    request: string,
    customData?: CustomData | null | undefined,
    callback?: RequestCallback | null | undefined,
    pluginMethod?: string,
  ]
  /** Like `trackRequest`, but the request waits and is sent together with others. `true` adds nothing to it; default false. */
  queueRequest: [request: string, isFullRequest?: boolean]
  /** Lengthens the visit without an action. */
  ping: []

  // Ecommerce

  /**
   * Marks all hits that follow as views of a product, or of a category if `sku` and `name` are `false`. A call without
   * arguments takes that back; until then it stays, also in a single-page app.
   */
  setEcommerceView: [
    sku?: string | number | false | undefined,
    name?: string | number | false | undefined,
    category?: string | readonly string[] | false | undefined,
    price?: number | false,
  ]
  /**
   * Puts an item into the cart, in place of the one of the same sku. Up to five categories; default price 0,
   * quantity 1.
   */
  addEcommerceItem: [
    sku: string | number,
    name?: string | undefined,
    category?: string | readonly string[] | undefined,
    price?: number | undefined,
    quantity?: number,
  ]
  /** Takes an item out of the cart. */
  removeEcommerceItem: [sku: string | number]
  /** Empties the cart; `trackEcommerceOrder` does so by itself. The cart lives as long as the page. */
  clearEcommerceCart: []
  /** Records the cart, with all of its items. */
  trackEcommerceCartUpdate: [grandTotal: number]
  /**
   * Records an order, with the items of the cart. An order id counts once. Give `''` for an amount that is
   * not known: one that is left out is sent as the word `undefined`.
   */
  trackEcommerceOrder: [
    orderId: string | number,
    grandTotal: number,
    subTotal?: number | '' | false,
    tax?: number | '' | false,
    shipping?: number | '' | false,
    discount?: number | '' | false,
  ]

  // Content: what is shown, and what is done with it

  /** Records each content block of the page as shown, once per page view. */
  trackAllContentImpressions: []
  /**
   * Records content blocks once they are seen. Looks for them after each scroll, and at an interval; default 750
   * milliseconds, 0 for no interval. Only the first call on a page can choose.
   */
  trackVisibleContentImpressions: [checkOnScroll?: boolean | undefined, intervalMilliseconds?: number]
  /** Records the content blocks in a part of the page that came later. */
  trackContentImpressionsWithinNode: [node: Node]
  /** Records one content as shown. The piece is `Unknown` where none is given. */
  trackContentImpression: [contentName: string, contentPiece?: string | undefined, contentTarget?: string]
  /** Records what was done with a content, such as `click`; name and piece as in its impression. */
  trackContentInteraction: [
    contentInteraction: string,
    contentName: string,
    contentPiece?: string | undefined,
    contentTarget?: string,
  ]
  /** Records what was done with the content block that a node is in; `Unknown` where that is not said. */
  trackContentInteractionNode: [node: Node, contentInteraction?: string]
  /** Writes the page's content blocks to the console. */
  logAllContentBlocksOnPage: []

  // The page

  /** The page's address, in place of the address bar's. It stays until the next; `undefined` throws. */
  setCustomUrl: [url: string]
  /** The page's title, in place of the document's. It stays until the next. */
  setDocumentTitle: [title: string]
  /** The page that led here, in place of the browser's referrer; `''` for none. It stays until the next. */
  setReferrerUrl: [url: string]
  /** Hosts, with paths if wanted, that never count as referrers; default `.paypal.com`. Since Matomo 4.12. */
  setExcludedReferrers: [hosts: string | readonly string[]]
  /** How many characters of a referrer are kept for conversions; default 1024. Since Matomo 5.5. */
  setReferrerUrlMaxLength: [characters: number]
  /** Query parameters that are cut out of recorded addresses. Since Matomo 4.6. */
  setExcludedQueryParams: [parameters: string | readonly string[]]
  /** One id for all page views to come; otherwise each has its own. Since Matomo 4.4. */
  setPageViewId: [id: string]
  /**
   * Whether the hash is cut off the address; default false.
   * @deprecated The site's settings in Matomo say it.
   */
  discardHashTag: [enable: boolean]
  /** How fast the page of the next page view was: at least one of these times, in milliseconds. Since Matomo 4.5. */
  setPagePerformanceTiming: [
    networkMilliseconds?: number | undefined,
    serverMilliseconds?: number | undefined,
    transferMilliseconds?: number | undefined,
    domProcessingMilliseconds?: number | undefined,
    domCompletionMilliseconds?: number | undefined,
    onloadMilliseconds?: number,
  ]
  /** Leaves out how fast the page was. */
  disablePerformanceTracking: []
  /**
   * Logs an error, and does nothing else. Since Matomo 4.0.5.
   * @deprecated Use `setPagePerformanceTiming`.
   */
  setGenerationTimeMs: [milliseconds: number]
  /** Whether a page that the browser renders ahead counts at once; default false, which waits until the page is shown. */
  setCountPreRendered: [enable: boolean]
  /** Records pages opened from `file:` too. Since Matomo 5.0. */
  enableFileTracking: []
  /** Leaves a frame that the page was put into. */
  killFrame: []
  /** Goes to this address where the page was opened from `file:`. */
  redirectFile: [url: string]

  // The user

  /** The user's id, for all that follows; an empty one is ignored. */
  setUserId: [userId: string | number]
  /** Forgets the user's id. */
  resetUserId: []
  /** The visitor's id, 16 hexadecimal digits, until the page is left: it is put into no cookie. */
  setVisitorId: [visitorId: string]

  // Custom dimensions and variables

  /** Sets a custom dimension on all that follows. */
  setCustomDimension: [id: number | string, value?: string | number | boolean]
  /** Takes a custom dimension back. */
  deleteCustomDimension: [id: number | string]
  /**
   * Sets a custom variable, from index 1 on. Name and value are cut to 200 characters. Default scope `visit`;
   * those of `page` and `event` stay on all that follows too, until they are deleted.
   */
  setCustomVariable: [
    index: number | string,
    name: string,
    value?: string | number | boolean | undefined,
    scope?: CustomVariableScope,
  ]
  /** Deletes a custom variable. Default scope `visit`. */
  deleteCustomVariable: [index: number | string, scope?: CustomVariableScope]
  /** Deletes all custom variables of a scope. */
  deleteCustomVariables: [scope: CustomVariableScope]
  /** Keeps custom variables of scope `visit` in a cookie, until the visit ends. */
  storeCustomVariablesInCookie: []
  /** Data that goes with each request, as JSON, for Matomo's plugins: all of it, or one key's. */
  setCustomData: [data: Readonly<Record<string, unknown>>] | [key: string, value: unknown]

  // Links and downloads

  /**
   * Records clicks on links to elsewhere and on downloads, also on links that come later. `false` leaves out middle
   * clicks and context menus; default true. A second call does nothing.
   */
  enableLinkTracking: [enable?: boolean]
  /** Records clicks on one link. `false` leaves out middle clicks and context menus; default true. */
  addListener: [element: Element, enable?: boolean]
  /** How long a click on a link waits for its request, in milliseconds; default 500. */
  setLinkTrackingTimer: [milliseconds: number]
  /**
   * The site's own hosts, such as `*.example.com` or `example.com/shop`: links to others lead elsewhere. The
   * page's host is added, unless one of them has a path.
   */
  setDomains: [hosts: string | readonly string[]]
  /** Classes of links that are not recorded, beside `matomo_ignore`. */
  setIgnoreClasses: [classes: string | readonly string[]]
  /** Classes of links that lead elsewhere, beside `matomo_link`. */
  setLinkClasses: [classes: string | readonly string[]]
  /** Classes of downloads, beside `matomo_download`. */
  setDownloadClasses: [classes: string | readonly string[]]
  /** File extensions that make a link a download, in place of the usual ones: a list, or `'pdf|zip'`. */
  setDownloadExtensions: [extensions: string | readonly string[]]
  /** File extensions that make a link a download, beside the others. */
  addDownloadExtensions: [extensions: string | readonly string[]]
  /** File extensions that make a link a download no longer. */
  removeDownloadExtensions: [extensions: string | readonly string[]]
  /** Takes the visitor along to the other hosts of `setDomains`, by a parameter on the links to them. */
  enableCrossDomainLinking: []
  /** Ends what `enableCrossDomainLinking` began. */
  disableCrossDomainLinking: []
  /** For how long that parameter is valid, in seconds; default 180. */
  setCrossDomainLinkingTimeout: [seconds: number]

  // Campaigns

  /** Query parameters that name a campaign, in place of `mtm_campaign`, `utm_campaign` and the like. */
  setCampaignNameKey: [parameters: string | readonly string[]]
  /** Query parameters that hold a campaign's keyword, in place of `mtm_kwd`, `utm_term` and the like. */
  setCampaignKeywordKey: [parameters: string | readonly string[]]
  /** Whether conversions are put down to the first referrer; default false, which is the last referrer. */
  setConversionAttributionFirstReferrer: [enable: boolean]
  /**
   * Hosts, with paths if wanted, whose links have campaign parameters that do not count; default `chatgpt.com` and
   * `chat.openai.com`. Since Matomo 5.4.
   */
  setIgnoreCampaignsForReferrers: [hosts: string | readonly string[]]
  /** Cuts campaign parameters out of what is recorded; not with `requireConsent`. Since Matomo 5.1. */
  disableCampaignParameters: []

  // Consent

  /** Sends nothing until consent is given. */
  requireConsent: []
  /** Consent is given, for this page. `false` leaves out consent to cookies; default true. */
  setConsentGiven: [setCookieConsent?: boolean]
  /** Consent is given, and remembered for this many hours; default 30 years. */
  rememberConsentGiven: [hours?: number]
  /** Consent is taken back, for this many hours; default 30 years. Matomo takes the hours since 4.12. */
  forgetConsentGiven: [hours?: number]
  /** Sets no cookies until consent is given to them. */
  requireCookieConsent: []
  /** Consent to cookies is given, for this page. */
  setCookieConsentGiven: []
  /** Consent to cookies is given, and remembered for this many hours; default 30 years. */
  rememberCookieConsentGiven: [hours?: number]
  /** Consent to cookies is taken back. */
  forgetCookieConsentGiven: []
  /** The user opted out, for this many hours: another name of `forgetConsentGiven`. */
  optUserOut: [hours?: number]
  /** The user is back in, without consent to cookies. */
  forgetUserOptOut: []
  /** Whether visitors whose browser sends Do Not Track are not recorded, and get no cookies; default false. */
  setDoNotTrack: [enable: boolean]
  /** Leaves out screen size, plugins and client hints. Since Matomo 4.7. */
  disableBrowserFeatureDetection: []
  /** Sends screen size, plugins and client hints again. Since Matomo 4.8. */
  enableBrowserFeatureDetection: []

  // Cookies

  /** Sets no cookies, and deletes those that are there. */
  disableCookies: []
  /** Deletes the cookies of matomo.js, once. */
  deleteCookies: []
  /** What the names of the cookies start with; default `_pk_`. */
  setCookieNamePrefix: [prefix: string]
  /** The cookies' domain, such as `*.example.com`; default the page's host. */
  setCookieDomain: [domain: string]
  /** The cookies' path; default `/`. */
  setCookiePath: [path: string]
  /** Whether the cookies are for https alone; default false. */
  setSecureCookie: [enable: boolean]
  /** The cookies' SameSite attribute; default `Lax`. `None` wants https. */
  setCookieSameSite: [sameSite: 'Lax' | 'None' | 'Strict']
  /** How long a visitor is known again, in seconds; default 33955200, which is 13 months. */
  setVisitorCookieTimeout: [seconds: number]
  /** How long a session's cookies last, in seconds; default 1800. */
  setSessionCookieTimeout: [seconds: number]
  /** How long a conversion is put down to a referrer, in seconds; default 15768000, which is six months. */
  setReferralCookieTimeout: [seconds: number]
  /** Sets a cookie of one's own, for this many milliseconds; default the session's. Throws without a name. */
  setSessionCookie: [name: string, value: string, milliseconds?: number]

  // Time on the page, errors, plugins

  /**
   * Records how long a page was looked at: sends a ping when the page is left, or loses the focus, after more than
   * this many seconds; default 15, at least 5.
   */
  enableHeartBeatTimer: [seconds?: number]
  /** Ends what `enableHeartBeatTimer` began. */
  disableHeartBeatTimer: []
  /** Records uncaught errors as events of the category `JavaScript Errors`. */
  enableJSErrorTracking: []
  /** Adds a plugin of one's own: its `log`, `event`, `goal` and so on give more parameters for such requests. */
  addPlugin: [name: string, plugin: object]

  // Server and requests

  /** Where the first tracker sends to. */
  setTrackerUrl: [url: string]
  /** The first tracker's site. */
  setSiteId: [siteId: number | string]
  /** Adds a tracker, to which every command goes as well. `null` is the first tracker's server. */
  addTracker: [url: string | null | undefined, siteId: number | string]
  /** Where Matomo's own pages are, for its page overlay, if it is not where the tracker URL points. */
  setAPIUrl: [url: string]
  /** Parameters for every request, in place of the ones before; `''` for none. */
  appendToTrackingUrl: [queryString: string]
  /** The method of requests that `sendBeacon` does not take; default `GET`. Setting `GET` also switches `sendBeacon` off. */
  setRequestMethod: [method: 'GET' | 'POST']
  /** The content type of `POST` requests; default `application/x-www-form-urlencoded; charset=UTF-8`. */
  setRequestContentType: [contentType: string]
  /** Makes another request out of each, from its query string. */
  setCustomRequestProcessing: [process: (request: string) => string]
  /** Sends by `sendBeacon` where the browser can; the default. */
  alwaysUseSendBeacon: []
  /** Sends without `sendBeacon`. */
  disableAlwaysUseSendBeacon: []
  /** Sends each request by itself, also those that would wait for others. */
  disableQueueRequest: []
  /** How long queued requests wait for others, in milliseconds; default 2500. Throws below 1000. */
  setRequestQueueInterval: [milliseconds: number]
}

export type CustomVariableScope = 'visit' | 'page' | 'event'

/**
 * The methods of matomo.js that answer a question. The queue drops the answer: they are of use on a tracker,
 * such as `Matomo.getAsyncTracker()`.
 */
export interface MatomoGetters {
  /** Where the tracker sends to. */
  getTrackerUrl: []
  /** Where Matomo is. */
  getMatomoUrl: []
  /**
   * Where Matomo is.
   * @deprecated Use `getMatomoUrl`.
   */
  getPiwikUrl: []
  /** The tracker's site. */
  getSiteId: []
  /** The id of `setUserId`, or `''`. */
  getUserId: []
  /** The visitor's id, 16 hexadecimal digits. */
  getVisitorId: []
  /** What is known of the visitor, as a list; the second entry is the id. */
  getVisitorInfo: []
  /** The campaign's name and keyword, the referrer's time and address: what a conversion is put down to. */
  getAttributionInfo: []
  /** The campaign's name, or `''`. */
  getAttributionCampaignName: []
  /** The campaign's keyword, or `''`. */
  getAttributionCampaignKeyword: []
  /** When the referrer was seen, in seconds since the epoch; 0 for none. */
  getAttributionReferrerTimestamp: []
  /** The referrer's address, or `''`. */
  getAttributionReferrerUrl: []
  /** The page's address, or the one of `setCustomUrl`. */
  getCurrentUrl: []
  /** The page view's id. Since Matomo 5.0. */
  getPageViewId: []
  /** How many page views this page has recorded. */
  getNumTrackedPageViews: []
  /** The data of `setCustomData`. */
  getCustomData: []
  /** The value of `setCustomDimension`. */
  getCustomDimension: [id: number | string]
  /** A custom variable's name and value, or `false`. Default scope `visit`. */
  getCustomVariable: [index: number | string, scope?: CustomVariableScope]
  /** The cart's items, by sku: a copy. */
  getEcommerceItems: []
  /** How long a click on a link waits, in milliseconds. */
  getLinkTrackingTimer: []
  /** Whether `enableCrossDomainLinking` is on. */
  isCrossDomainLinkingEnabled: []
  /** The parameter that takes the visitor along, for links that are made by hand. */
  getCrossDomainLinkingUrlParameter: []
  /** Whether hits are sent: consent is given, or not asked for. */
  hasConsent: []
  /** Whether `requireConsent` was called. */
  isConsentRequired: []
  /** Whether consent was given earlier, and remembered. */
  hasRememberedConsent: []
  /** When consent was remembered, in milliseconds since the epoch, or `null`. */
  getRememberedConsent: []
  /** When consent to cookies was remembered, in milliseconds since the epoch; 0 for never. */
  getRememberedCookieConsent: []
  /** Whether no hits are sent, for want of consent. */
  isUserOptedOut: []
  /** Whether cookies are set. */
  areCookiesEnabled: []
  /** Whether the browser takes cookies. */
  hasCookies: []
  /** A cookie of matomo.js, by its name without the prefix, or `null`. */
  getCookie: [name: string]
  /** The domain of `setCookieDomain`. */
  getCookieDomain: []
  /** The path of `setCookiePath`. */
  getCookiePath: []
  /** How long a session's cookies last: in milliseconds, unlike `setSessionCookieTimeout`. */
  getSessionCookieTimeout: []
  /** The query string that would be sent for this request. */
  getRequest: [request: string]
}
