import { isId, type CommandTable } from './command-table'
import { hasCookie } from '../../lib/cookies'
import type { CustomVariables, TrackerState } from './tracker-state'

/** The commands that set what later requests say. */
export const stateCommands: CommandTable<void> = {
  setSiteId({ parameters }, value) {
    parameters.idsite = value
  },
  setTrackerUrl(tracker, url) {
    tracker.trackerUrl = String(url)
  },
  appendToTrackingUrl(tracker, query) {
    tracker.appended = String(query)
  },
  disableBrowserFeatureDetection(tracker) {
    tracker.describesBrowser = false
  },

  // The page
  setCustomUrl({ parameters }, value) {
    parameters.url = value
  },
  setReferrerUrl({ parameters }, value) {
    parameters.urlref = value
  },
  setDocumentTitle(tracker, title) {
    tracker.title = title
  },
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Sites still call it.
  discardHashTag(tracker, enable) {
    tracker.discardsHash = Boolean(enable)
  },

  // The user and the visitor
  setUserId({ parameters }, id) {
    if (isId(id)) parameters.uid = id
  },
  resetUserId({ parameters }) {
    parameters.uid = undefined
  },
  setVisitorId({ parameters }, value) {
    parameters._id = value
  },

  // Consent and cookies
  disableCookies,
  requireCookieConsent(tracker) {
    if (!hasCookie(tracker.page.cookies, 'mtm_cookie_consent')) disableCookies(tracker)
  },
  setCookieConsentGiven: allowCookies,
  rememberCookieConsentGiven: allowCookies,
  forgetCookieConsentGiven: disableCookies,
  requireConsent(tracker) {
    withdrawConsent(tracker)
    if (hasCookie(tracker.page.cookies, 'mtm_consent')) giveConsent(tracker)
  },
  setConsentGiven: giveConsent,
  rememberConsentGiven(tracker) {
    giveConsent(tracker)
  },
  forgetConsentGiven: withdrawConsent,
  optUserOut: withdrawConsent,
  setDoNotTrack(tracker, enable) {
    if (!enable || !tracker.page.asksForNoTracking) return
    tracker.consent = 'refused'
    disableCookies(tracker)
  },

  // Dimensions and variables
  setCustomDimension({ parameters }, id, value = '') {
    parameters[`dimension${String(id)}`] = value
  },
  deleteCustomDimension({ parameters }, id) {
    parameters[`dimension${String(id)}`] = undefined
  },
  setCustomVariable,
  deleteCustomVariable(tracker, index, scope) {
    // matomo.js sends on an empty one.
    if (variablesOf(tracker, scope).has(String(index))) setCustomVariable(tracker, index, '', '', scope)
  },
  deleteCustomVariables(tracker, scope) {
    variablesOf(tracker, scope).clear()
  },

  // Ecommerce
  setEcommerceView({ parameters }, sku, name, category, price) {
    parameters._pks = sku || undefined
    parameters._pkn = sku ? name || '' : name
    parameters._pkc = Array.isArray(category) ? JSON.stringify(category) : category || ''
    parameters._pkp = price === '' ? undefined : price
  },
  addEcommerceItem({ items }, sku, name = '', category = '', price = 0, quantity = 1) {
    if (isId(sku)) items.set(String(sku), [String(sku), name, category, price, quantity])
  },
  removeEcommerceItem({ items }, sku) {
    items.delete(String(sku))
  },
  clearEcommerceCart({ items }) {
    items.clear()
  },
}

function allowCookies(tracker: TrackerState): void {
  // matomo.js takes consent to cookies for consent to a description of the browser too.
  if (!tracker.usesCookies) tracker.describesBrowser = true
  tracker.usesCookies = true
}

function disableCookies(tracker: TrackerState): void {
  tracker.usesCookies = false
}

function giveConsent(tracker: TrackerState, withCookies: unknown = true): void {
  if (tracker.consent === 'missing') tracker.consent = 'given'
  tracker.describesBrowser = true
  if (withCookies) allowCookies(tracker)
}

function withdrawConsent(tracker: TrackerState): void {
  if (tracker.consent !== 'refused') tracker.consent = 'missing'
  disableCookies(tracker)
}

function setCustomVariable(
  tracker: TrackerState,
  index: unknown,
  name: unknown,
  value: unknown = '',
  scope?: unknown,
): void {
  // Variables of events go with a parameter of their own, and are hardly used.
  if (scope === 'event') tracker.isKnown = false
  // matomo.js cuts both.
  const variable = [name, value].map((text) => String(text).slice(0, 200))
  variablesOf(tracker, scope).set(String(index), variable)
}

function variablesOf({ pageVariables, visitVariables }: TrackerState, scope: unknown): CustomVariables {
  return scope === 'page' ? pageVariables : visitVariables
}
