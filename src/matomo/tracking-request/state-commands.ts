import { hasCookie } from '../../lib/cookies'
import { isId, type CommandTable } from './command-table'
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
    if (VISITOR_ID.test(String(value))) parameters._id = value
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
    // Where there are to be no cookies, matomo.js reads none.
    const isRemembered = tracker.usesCookies && hasCookie(tracker.page.cookies, 'mtm_consent')
    withdrawConsent(tracker)
    if (isRemembered) {
      grantRequests(tracker)
      tracker.usesCookies = true
    }
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
    setDimension(parameters, id, value)
  },
  deleteCustomDimension({ parameters }, id) {
    setDimension(parameters, id, undefined)
  },
  setCustomVariable,
  deleteCustomVariable(tracker, index, scope) {
    // matomo.js sends on an empty one.
    const [name] = variablesOf(tracker, scope)?.get(String(index)) ?? []
    if (name) setCustomVariable(tracker, index, '', '', scope)
  },
  deleteCustomVariables(tracker, scope) {
    variablesOf(tracker, scope)?.clear()
  },

  // Ecommerce
  setEcommerceView({ parameters }, sku, name, category, price) {
    const isProduct = isId(sku) || isId(name)
    parameters._pks = isId(sku) ? sku : undefined
    parameters._pkn = isProduct ? textOf(name) : undefined
    parameters._pkc = textOf(category)
    parameters._pkp = price === false ? undefined : price
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

/** matomo.js takes any text for an id of a visitor that has 16 hexadecimal digits in it. */
const VISITOR_ID = /[\da-f]{16}/i

/** An id may be a text that begins with a number. */
function setDimension(parameters: TrackerState['parameters'], id: unknown, value: unknown): void {
  const number = parseInt(String(id), 10)
  if (number > 0) parameters[`dimension${number}`] = value
}

/** A name or a category of a product, or a list of categories. What is none of these is an empty text. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value)
  return isId(value) ? String(value) : ''
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
  grantRequests(tracker)
  tracker.describesBrowser = true
  if (withCookies) allowCookies(tracker)
}

function grantRequests(tracker: TrackerState): void {
  if (tracker.consent === 'missing') tracker.consent = 'given'
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
  variablesOf(tracker, scope)?.set(String(index), variable)
}

/** What names no scope has no variables. */
function variablesOf(
  { pageVariables, visitVariables }: TrackerState,
  scope: unknown = 'visit',
): CustomVariables | undefined {
  if (scope === 'page') return pageVariables
  return scope === 'visit' ? visitVariables : undefined
}
