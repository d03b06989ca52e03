import { createCart } from './cart'
import { createRequest } from './request'
import { text } from './text'
import { watchLinks } from './watch-links'

/** The methods that `_paq` commands and queued functions find. */
export type Tracker = Record<string, (...args: unknown[]) => unknown>

/** The commands of stand-in for matomo.js - not Matomo's code. */
export function createTracker(): Tracker {
  const cart = createCart()
  const { settings, sticky, variables, send, sendPageView } = createRequest()
  const scoped = (scope: unknown) => variables[text(scope) || 'visit']
  const sendCart = (params: Record<string, unknown>) =>
    send({ idgoal: 0, ...params, ec_items: cart.toParam() })

  return {
    setSiteId: (id) => sticky.set('idsite', id),
    setTrackerUrl: (url) => (settings.trackerUrl = text(url)),
    setCustomUrl: (url) => sticky.set('url', url),
    setDocumentTitle: (title) => (settings.title = text(title)),
    setReferrerUrl: (url) => sticky.set('urlref', url),
    setUserId: (id) => text(id) && sticky.set('uid', id),
    resetUserId: () => sticky.delete('uid'),
    appendToTrackingUrl: (appended) => (settings.appended = text(appended)),

    setCustomVariable: (index, name, value, scope) => scoped(scope)?.set(text(index), [name, value]),
    deleteCustomVariable: (index, scope) => scoped(scope)?.delete(text(index)),
    deleteCustomVariables: (scope) => scoped(scope)?.clear(),
    setCustomDimension: (id, value) => sticky.set(`dimension${text(id)}`, value),
    deleteCustomDimension: (id) => sticky.delete(`dimension${text(id)}`),

    trackPageView: sendPageView,
    trackEvent: (category, action, name, value, dimensions) =>
      send({ e_c: category, e_a: action, e_n: name, e_v: value }, dimensions),
    trackGoal: (id, revenue, dimensions) => send({ idgoal: id, revenue }, dimensions),
    trackSiteSearch: (keyword, category, count, dimensions) =>
      send({ search: keyword, search_cat: category, search_count: count }, dimensions),
    trackContentImpression: (name, piece, target) => send({ c_n: name, c_p: piece, c_t: target }),
    trackContentInteraction: (interaction, name, piece, target) =>
      send({ c_i: interaction, c_n: name, c_p: piece, c_t: target }),

    setEcommerceView: (sku, name, category, price) =>
      sticky.set('_pks', sku).set('_pkn', name).set('_pkc', category).set('_pkp', price),
    addEcommerceItem: cart.add,
    removeEcommerceItem: cart.remove,
    clearEcommerceCart: cart.clear,
    trackEcommerceCartUpdate: (revenue) => sendCart({ revenue }),
    trackEcommerceOrder(id, revenue, subtotal, tax, shipping, discount) {
      sendCart({ ec_id: id, revenue, ec_st: subtotal, ec_tx: tax, ec_sh: shipping, ec_dt: discount })
      cart.clear()
    },

    requireConsent: () => (settings.hasConsent = false),
    setConsentGiven: () => (settings.hasConsent = true),
    forgetConsentGiven: () => (settings.hasConsent = false),

    enableLinkTracking() {
      watchLinks(send)
    },
    // Nothing to switch off: the stand-in has no cookies.
    disableCookies: () => undefined,
  }
}
