import type { MatomoCommand } from '../../src'

// Read by `tsc` alone: each line has to compile, or to fail where an error is expected.

declare function push(...commands: MatomoCommand[]): void

// Page views
push(['trackPageView'], ['trackPageView', 'Shoes'], ['trackPageView', undefined])
push(['trackPageView', undefined, { dimension1: 'red', dimension2: 2, other: { nested: true } }])
push(['trackPageView', 'Shoes', {}, ({ request, success }) => console.log(request.length, success)])
// @ts-expect-error - matomo.js spells it trackPageView
push(['trackPageview'])
// @ts-expect-error - a title is text
push(['trackPageView', 1])
// @ts-expect-error - a dimension is no object
push(['trackPageView', undefined, { dimension1: {} }])
// @ts-expect-error - trackPageView has three parameters
push(['trackPageView', 'Shoes', {}, () => undefined, 1])

// Events, goals, searches, links
push(['trackEvent', 'Cart', 'open'], ['trackEvent', 'Cart', 'open', undefined, 3, { dimension1: 'red' }])
// @ts-expect-error - an event has an action
push(['trackEvent', 'Cart'])
// @ts-expect-error - a value is a number: of 'abc' Matomo would record 0
push(['trackEvent', 'Cart', 'open', 'name', 'abc'])
push(['trackGoal', 1], ['trackGoal', '1', 9.5], ['trackGoal', 1, undefined, { dimension1: 'red' }])
// @ts-expect-error - a revenue is a number: text would be written into the request as it is
push(['trackGoal', 1, '5&uid=admin'])
push(
  ['trackSiteSearch', 'shoes'],
  ['trackSiteSearch', 'shoes', false, 0],
  ['trackSiteSearch', 'shoes', 'Red'],
)
push(['trackLink', 'https://example.com/a.pdf', 'download'])
// @ts-expect-error - a link is a link or a download
push(['trackLink', 'https://example.com/', 'outlink'])

// Referrers and campaigns
push(['setReferrerUrlMaxLength', 2048], ['setIgnoreCampaignsForReferrers', 'chatgpt.com'])
push(['setIgnoreCampaignsForReferrers', ['chatgpt.com', 'example.com/ads']])
// @ts-expect-error - a length is a number
push(['setReferrerUrlMaxLength', '2048'])
// @ts-expect-error - hosts are text
push(['setIgnoreCampaignsForReferrers', [1]])

// Ecommerce
push(['setEcommerceView'], ['setEcommerceView', false, false, 'Shoes'])
push(['setEcommerceView', 'sku', 'Shoe', ['Shoes', 'Red'], 9.5])
push(['addEcommerceItem', 'sku'], ['addEcommerceItem', 'sku', 'Shoe', ['Shoes', 'Red'], 9.5, 2])
push(['trackEcommerceOrder', 'o1', 9.5], ['trackEcommerceOrder', 1, 9.5, 9, '', false, 0.5])
push(['trackEcommerceCartUpdate', 9.5], ['removeEcommerceItem', 'sku'], ['clearEcommerceCart'])
// @ts-expect-error - an order has a total
push(['trackEcommerceOrder', 'o1'])
// @ts-expect-error - an amount is a number, '' or false
push(['trackEcommerceOrder', 'o1', 9.5, '9.50'])
// @ts-expect-error - a cart has a total
push(['trackEcommerceCartUpdate'])

// The tracker, the user, what is sticky
push(['setSiteId', 1], ['setSiteId', '1'], ['setTrackerUrl', '/matomo.php'], ['setAPIUrl', '/'])
push(['addTracker', 'https://matomo.example.com/matomo.php', 2], ['addTracker', null, '2'])
push(['setUserId', 'u1'], ['resetUserId'], ['appendToTrackingUrl', 'new_visit=1'])
push(['setCustomDimension', 1, 'red'], ['deleteCustomDimension', '1'])
push(['setCustomVariable', '1', 'plan', 'free', 'page'], ['setCustomVariable', 1, 'plan'])
push(['deleteCustomVariables', 'page'], ['setDomains', ['*.example.com']], ['setDomains', '*.example.com'])
push(['setCustomData', 'key', 1], ['setCustomData', { key: 1 }])
// @ts-expect-error - matomo.js spells it setAPIUrl
push(['setApiUrl', '/'])
// @ts-expect-error - setCustomUrl without an address would end the queue
push(['setCustomUrl', undefined])
// @ts-expect-error - a custom variable's scope is visit, page or event
push(['setCustomVariable', 1, 'plan', 'free', 'session'])
// @ts-expect-error - resetUserId takes nothing
push(['resetUserId', 'u1'])
// @ts-expect-error - setUserId does not clear: resetUserId does
push(['setUserId', null])

// Cookies and consent
push(['setCookieSameSite', 'None'], ['setSecureCookie', true], ['setSessionCookieTimeout', 900])
push(['rememberConsentGiven'], ['rememberConsentGiven', 24], ['setConsentGiven', false])
// @ts-expect-error - matomo.js knows Lax, None and Strict
push(['setCookieSameSite', 'Loose'])
// @ts-expect-error - a time is a number of seconds
push(['setSessionCookieTimeout', '900'])

// Getters are known too
push(['getVisitorId'], ['getCustomVariable', 1, 'page'])

// Methods of plugins, with whatever they take
push(['MediaAnalytics::scanForMedia'], ['FormAnalytics::trackFormSubmit', 'form'])
push(['HeatmapSessionRecording.addConfig', { heatmaps: [] }])
// @ts-expect-error - a plugin's method is Plugin::method
push(['scanForMedia'])

// A command is named by text; a queued function is none
// @ts-expect-error - an empty command
push([])
// @ts-expect-error - settings are plain data
push([() => undefined])
// @ts-expect-error - one command is a list of its own
push('trackPageView')

// Commands may be constants
const constants = [
  ['setDomains', ['example.com', 'example.org']],
  ['setDoNotTrack', true],
] as const
push(...constants)
