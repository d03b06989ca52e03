import { createMatomoApi } from '../../scripts/matomo/api'
import type { Action, MatomoServer, Visit } from '../../scripts/matomo/types'
import type { ExpectedHit } from './expected-hits'

/**
 * Asks Matomo whether it has stored what was sent to it: that a hit was answered with 204 does not prove it.
 *
 * @returns what is not in the visits log, in words
 */
export async function checkVisitsLog(
  { url, siteId, token = '' }: MatomoServer,
  expected: readonly ExpectedHit[],
): Promise<string[]> {
  // A cart that becomes an order in the same visit is not shown there.
  const shown = expected.filter(({ idgoal, ec_st }) => idgoal !== '0' || ec_st)
  let missing: readonly ExpectedHit[] = shown
  const hasAll = (visits: Visit[]) => {
    missing = shown.filter((hit) => !visits.some((visit) => isIn(visit, hit)))
    return missing.length === 0
  }
  await createMatomoApi({ url, token })
    .visitsWhen(siteId, hasAll)
    .catch((error: unknown) => {
      if (!missing.length) throw error
    })
  return missing.map((hit) => `Not in Matomo's visits log: ${JSON.stringify(hit)}`)
}

/** The URL tells this run from others: the demo's port is another one each time. */
function isIn({ userId, actionDetails }: Visit, hit: ExpectedHit): boolean {
  if (hit.uid !== undefined && userId !== hit.uid) return false
  if (hit.new_visit && userId) return false
  return actionDetails.some((action) => isAction(action, hit))
}

function isAction(action: Action, hit: ExpectedHit): boolean {
  // A search is shown without an address, a piece of content with its target's.
  if (hit.search) return action.siteSearchKeyword === hit.search
  if (hit.c_n) return action.contentName === hit.c_n
  const isRevenue = Number(action.revenue) === Number(hit.revenue)
  if (hit.idgoal === '0') return action.type === 'ecommerceOrder' && isRevenue
  if (action.url !== hit.url) return false
  if (hit.idgoal) return String(action.goalId) === hit.idgoal && isRevenue
  if (hit.e_a) return action.eventCategory === hit.e_c && action.eventAction === hit.e_a
  return action.type === 'action' && action.pageTitle === hit.action_name
}
