import type { Hit } from './hit-commands'
import { sentUrl } from './sent-url'
import { toQuery, type Parameters } from './to-query'
import type { CustomVariables, TrackerState } from './tracker-state'
import { visitorParameters } from './visitor-parameters'

/** A referrer that matomo.js leaves out by itself: coming back from a payment is no new visit. */
const PAYMENT = /^https?:\/\/([^/]*\.)?paypal\.com(?:[:/]|$)/i

/**
 * What matomo.js treats in a way that is not known here, in a query string: a page that is no web page, and parameters of URLs that
 * matomo.js takes out. Since Matomo 5.4 they include ChatGPT's `utm_source`.
 */
const UNKNOWN = /&url=(?!https?%3A)|%(?:3F|26|23)(?:pk_vid|ignore_referr?er|utm_source%3Dchatgpt)/

/** The query string of a hit that happened at a time, in milliseconds since the epoch. */
export function buildRequest(tracker: TrackerState, [query, customData]: Hit, time: number): string {
  const { page, visitVariables } = tracker
  tracker.hasSent = true
  const common = {
    rec: 1,
    send_image: 0,
    ...clockParameters(new Date(time)),
    ...tracker.parameters,
    ...urlParameters(tracker),
    ...visitorParameters(tracker),
    ...dataParameters(customData),
    cvar: toJson(tracker.pageVariables),
    _cvar: toJson(visitVariables),
    cs: page.charset,
  }
  forgetDeleted(visitVariables)
  const browser = {
    consent: tracker.consent === 'given' ? 1 : undefined,
    ...(tracker.describesBrowser ? page.browser : { uadata: '{}' }),
  }
  const request = [query, toQuery(common), tracker.appended, toQuery(browser)].filter(Boolean).join('&')
  if (UNKNOWN.test(request)) tracker.isKnown = false
  return request
}

function clockParameters(date: Date): Parameters {
  return { h: date.getHours(), m: date.getMinutes(), s: date.getSeconds() }
}

function urlParameters(tracker: TrackerState): Parameters {
  const { url, urlref } = tracker.parameters
  const isLeftOut = !urlref || PAYMENT.test(String(urlref))
  return { url: sentUrl(tracker, url), urlref: isLeftOut ? undefined : sentUrl(tracker, urlref) }
}

function dataParameters(customData: unknown): Parameters {
  const dimensions: Record<string, unknown> = {}
  const data: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(customData ?? {})) {
    const part = /^dimension\d+$/.test(name) ? dimensions : data
    part[name] = value
  }
  return { ...dimensions, data: toJson(Object.entries(data)) }
}

/** Names and values as JSON, if there are any. */
function toJson(entries: Iterable<readonly [string, unknown]>): string | undefined {
  const json = JSON.stringify(Object.fromEntries(entries))
  return json === '{}' ? undefined : json
}

/** matomo.js sends a deleted variable of the visit once, as an empty one. */
function forgetDeleted(variables: CustomVariables): void {
  for (const [index, variable] of variables) if (variable.includes('')) variables.delete(index)
}
