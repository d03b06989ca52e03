import type { SegmentEvent } from '@segment/analytics-next'
import type { Cart } from '../../src/mapping/commerce/item'
import type { Mapping } from '../../src/mapping/mapping'
import { mapEvent } from '../../src/mapping/map-event'
import { mapReset } from '../../src/mapping/map-reset'
import type { State } from '../../src/mapping/state'
import { initialState } from '../../src/mapping/state'
import { saidOfPage, type PageSnapshot } from '../../src/segment/page-snapshot'
import type { MatomoSettings } from '../../src/settings/matomo-settings'
import { resolveSettings } from '../../src/settings/resolve-settings'

export const NOW = Date.UTC(2026, 10, 23, 12)

/** A page as `readPageSnapshot` sees it, without what an event says of it. */
export type Page = Omit<PageSnapshot, 'said'> & Partial<Pick<PageSnapshot, 'said'>>

export const pageAt = (href: string, rest: Partial<Page> = {}): Page => ({
  href,
  url: href.replace(/#.*/, ''),
  path: new URL(href).pathname,
  base: href,
  referrer: '',
  title: '',
  ...rest,
})

export const SHOP = pageAt('https://shop.test/')

/** What analytics.js adds to a call made on a page. */
export const contextOf = ({ path, referrer, url, href }: Page, title = 'Shop') => ({
  page: { path, referrer, search: new URL(href).search, title, url },
})

type Call = Partial<SegmentEvent> & Pick<SegmentEvent, 'type'>

interface Options {
  settings?: Partial<MatomoSettings>
  page?: Page
  state?: State
  cart?: Cart
}

/** The settings as the destination gets them, with a site and a server. */
export const resolve = (settings: Partial<MatomoSettings> = {}) =>
  resolveSettings([
    { name: 'the test', values: settings },
    { name: 'what every test needs', values: { siteId: 1, serverUrl: 'https://matomo.test' } },
  ]).settings

/** Maps one call that has just been made on the page that is open. */
export function map(
  call: Call,
  { settings, page = SHOP, state = initialState({ url: page.href }), cart = [] }: Options = {},
): Mapping {
  const event: SegmentEvent = { timestamp: new Date(NOW), context: contextOf(page), ...call }
  const resolved = resolve(settings)
  // The event says at its call what it says here, unless the test has it otherwise.
  const snapshot = { said: saidOfPage(event), ...page }
  return mapEvent(event, state, resolved, { page: snapshot, readCart: () => cart })
}

export const reset = mapReset

/** Maps calls one after the other, each with the state that the one before left. */
export function mapAll(calls: readonly (Call & { page?: Page })[], options: Options = {}): Mapping {
  let cart = options.cart
  let state = options.state ?? initialState({ url: (options.page ?? SHOP).href })
  const commands = []
  const omitted = []
  let startsVisit = false
  for (const { page = options.page ?? SHOP, ...call } of calls) {
    const mapping = map(call, { ...options, page, state, cart })
    state = mapping.state
    startsVisit ||= mapping.startsVisit
    cart = mapping.cart ?? cart
    commands.push(...mapping.commands)
    omitted.push(...mapping.omitted)
  }
  return { commands, startsVisit, state, cart, omitted }
}

/** A page call as analytics.js makes it: the page's facts are in its properties, under the caller's own. */
export const pageCall = (
  page: Page = SHOP,
  properties: Record<string, unknown> = {},
  title = 'Shop',
): Call => {
  const context = contextOf(page, title)
  return {
    type: 'page',
    context: { page: { ...context.page, ...properties } },
    properties: { ...context.page, ...properties },
  }
}
