import type { MatomoMethods } from '../commands'

/**
 * The methods that leave the requests of other commands alone. A method that is neither here nor in the tables of commands is
 * unknown, for one of these reasons:
 *
 * - Only matomo.js can follow what the method does to requests: `addPlugin`, `setCustomRequestProcessing`, `setCustomData`,
 *   `queueRequest`, `disableCampaignParameters`, `setIgnoreCampaignsForReferrers`, `setExcludedReferrers`,
 *   `setExcludedQueryParams`, `setCookieNamePrefix`, `deleteCookies`, `storeCustomVariablesInCookie`, `setPageViewId`,
 *   `enableFileTracking`, `forgetUserOptOut`, `enableBrowserFeatureDetection`, and the methods of Matomo's plugins.
 * - The method says that requests are not to go by `sendBeacon`: `setRequestMethod`, `disableAlwaysUseSendBeacon`.
 * - The method needs a part of the page, which cannot be stored: `trackContentImpressionsWithinNode`, `addListener` and the like.
 * - The method does nothing that a queue is for: those that answer a question, such as `getVisitorId`, and `killFrame`,
 *   `redirectFile`, `logAllContentBlocksOnPage`, `setGenerationTimeMs`.
 */
export const NEUTRAL_METHODS: readonly (keyof MatomoMethods)[] = [
  'addTracker',
  'setAPIUrl',
  'enableLinkTracking',
  'enableHeartBeatTimer',
  'disableHeartBeatTimer',
  'enableJSErrorTracking',
  'setCountPreRendered',
  // A visitor's id in the page's URL is another matter: `buildRequest` sees to it.
  'enableCrossDomainLinking',
  'disableCrossDomainLinking',
  'setCrossDomainLinkingTimeout',
  // How requests go, in matomo.js's usual way: by beacons, whose type is always the same.
  'alwaysUseSendBeacon',
  'setRequestContentType',
  'disableQueueRequest',
  'setRequestQueueInterval',
  // What these record stands in the page, where matomo.js finds it later.
  'trackAllContentImpressions',
  'trackVisibleContentImpressions',
  // How fast the page was is not sent early.
  'setPagePerformanceTiming',
  'disablePerformanceTracking',
  // Which clicks are recorded.
  'setDomains',
  'setLinkClasses',
  'setIgnoreClasses',
  'setDownloadClasses',
  'setDownloadExtensions',
  'addDownloadExtensions',
  'removeDownloadExtensions',
  'setLinkTrackingTimer',
  // How matomo.js sets its cookies. They are found by the site alone.
  'setCookieDomain',
  'setCookiePath',
  'setCookieSameSite',
  'setSecureCookie',
  'setVisitorCookieTimeout',
  'setSessionCookieTimeout',
  'setReferralCookieTimeout',
  'setSessionCookie',
  // What conversions are put down to. Matomo finds it in the visit.
  'setCampaignNameKey',
  'setCampaignKeywordKey',
  'setConversionAttributionFirstReferrer',
  'setReferrerUrlMaxLength',
]
