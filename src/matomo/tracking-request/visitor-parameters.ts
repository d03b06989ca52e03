import { cookieValues } from '../../lib/cookies'
import type { Parameters } from './to-query'
import type { TrackerState } from './tracker-state'

/** What a request says of its visitor. If there are to be no cookies, the visitor gets no id. */
export function visitorParameters(tracker: TrackerState): Parameters {
  const { page, parameters } = tracker
  const keepsId = tracker.usesCookies && page.takesCookies
  const known = keepsId ? (tracker.keptVisitorId ?? readVisitorId(tracker)) : ''
  const own = known ?? page.earlierVisitorId ?? createVisitorId(page.random)
  const id = String(parameters._id ?? own)
  if (known === undefined && id === own) tracker.newVisitorId = id
  if (keepsId) tracker.keptVisitorId = id
  return { _id: id, _idn: known ? 0 : 1 }
}

/**
 * The id in matomo.js's cookie, whose name ends in a hash of its domain and path. `undefined` for a new visitor, `''` where several
 * cookies give several ids.
 */
function readVisitorId({ page, parameters }: TrackerState): string | undefined {
  const ids = cookieValues(page.cookies, `_pk_id.${String(parameters.idsite)}.`)
  return ids.length > 1 ? '' : ids[0]?.split('.')[0]
}

/** 16 hexadecimal digits. */
function createVisitorId(random: () => number): string {
  let id = ''
  while (id.length < 16) id += Math.floor(random() * 16).toString(16)
  return id
}
