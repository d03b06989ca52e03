import { isId, type CommandTable } from './command-table'
import { sentUrl } from './sent-url'
import { toQuery, type Parameters } from './to-query'
import type { TrackerState } from './tracker-state'

/** What a command adds to its request: its own parameters, encoded, and dimensions and data for this request alone. */
export type Hit = readonly [query: string, customData?: unknown]

/** Says nothing but what every request says, such as the visitor's id. */
export const PING: Hit = ['ping=1']

/**
 * The commands that matomo.js sends a request for. All values are encoded, unlike in matomo.js: a text in a number's place cannot
 * add parameters.
 */
export const hitCommands: CommandTable<Hit | undefined> = {
  trackPageView(tracker, title, data) {
    tracker.parameters.pv_id = tracker.page.random().toString(36).slice(2, 8)
    return hit({ action_name: title || tracker.title }, data)
  },
  trackEvent: (_, e_c, e_a, e_n, e_v, data) =>
    isId(e_c) && isId(e_a) ? hit({ e_c, e_a, e_n, e_v, ca: 1 }, data) : undefined,
  trackSiteSearch: (_, search, search_cat, search_count, data) =>
    hit({ search, search_cat: search_cat || undefined, search_count }, data),
  // A revenue of 0 is left out: the goal's own counts.
  trackGoal: (_, idgoal, revenue, data) => hit({ idgoal, revenue: revenue || undefined }, data),
  trackLink: (tracker, url, linkType, data) => hit({ [String(linkType)]: sentUrl(tracker, url) }, data),
  trackContentImpression: (_, name, piece, target) => contentHit({}, name, piece, target),
  trackContentInteraction: (_, interaction, name, piece, target) =>
    isId(trim(interaction)) ? contentHit({ c_i: trim(interaction) }, name, piece, target) : undefined,
  trackEcommerceCartUpdate: (tracker, revenue) => hit(cart(tracker, { revenue })),
  trackEcommerceOrder(tracker, ec_id, revenue, ec_st, ec_tx, ec_sh, ec_dt) {
    if (!isId(ec_id)) return undefined
    const order = hit(cart(tracker, { ec_id, revenue, ec_st, ec_tx, ec_sh, ec_dt }))
    tracker.items.clear()
    return order
  },
  trackRequest: (_, query, data) => [String(query), data],
  ping: () => PING,
}

function hit(parameters: Parameters, customData?: unknown): Hit {
  return [toQuery(parameters), customData]
}

function contentHit(parameters: Parameters, name: unknown, piece: unknown, target: unknown): Hit | undefined {
  const c_n = trim(name)
  if (!isId(c_n)) return undefined
  return hit({ ...parameters, c_n, c_p: trim(piece) || 'Unknown', c_t: trim(target) || undefined, ca: 1 })
}

const trim = (value: unknown) => (typeof value === 'string' ? value.trim() : value)

/** Amounts and the items of the cart. */
function cart({ items }: TrackerState, amounts: Parameters): Parameters {
  const given = Object.entries(amounts).filter(([, amount]) => amount !== '' && amount !== false)
  // Like matomo.js, an object puts its numeric keys first.
  const ordered = Object.values(Object.fromEntries(items))
  return { idgoal: 0, ...Object.fromEntries(given), ec_items: JSON.stringify(ordered) }
}
