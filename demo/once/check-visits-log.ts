import { createMatomoApi } from '../../scripts/matomo/api'
import type { Action, MatomoServer, Visit } from '../../scripts/matomo/types'
import type { ExpectedHit } from './expected-hits'

/**
 * Asks Matomo whether it has stored what was sent to it. A hit that Matomo answers with 204 may still be left out.
 *
 * @returns what is not in the visits log, in words
 */
export async function checkVisitsLog(
  { url, siteId, token = '' }: MatomoServer,
  expected: readonly ExpectedHit[],
): Promise<string[]> {
  // The visits log does not show a cart that becomes an order in the same visit.
  const isCart = ({ idgoal, ec_st }: ExpectedHit) => idgoal === '0' && ec_st === undefined
  const shown = expected.filter((hit) => !isCart(hit))
  let missing: readonly ExpectedHit[] = shown
  const hasAll = (visits: Visit[]) => {
    missing = shown.filter((hit) => !visits.some((visit) => isIn(visit, hit)))
    return missing.length === 0
  }
  await createMatomoApi({ url, token })
    .visitsWhen(siteId, hasAll)
    .catch((error: unknown) => {
      if (missing.length === 0) throw error
    })
  return missing.map((hit) => `Not in Matomo's visits log: ${JSON.stringify(hit)}`)
}

/** Whether the visit has this hit. Other runs of the demo have other URLs, because each run has a port of its own. */
function isIn({ userId, actionDetails }: Visit, hit: ExpectedHit): boolean {
  if (hit.uid !== undefined && userId !== hit.uid) return false
  if (hit.new_visit !== undefined && userId) return false
  return actionDetails.some((action) => isAction(action, hit))
}

function isAction(action: Action, hit: ExpectedHit): boolean {
  // The log shows a search without a URL, and content with the URL of its target.
  if (hit.search !== undefined) return action.siteSearchKeyword === hit.search
  if (hit.c_n !== undefined) return action.contentName === hit.c_n
  const isRevenue = Number(action.revenue) === Number(hit.revenue)
  if (hit.idgoal === '0') return action.type === 'ecommerceOrder' && isRevenue
  if (action.url !== hit.url) return false
  if (hit.idgoal !== undefined) return String(action.goalId) === hit.idgoal && isRevenue
  if (hit.e_a !== undefined) return action.eventCategory === hit.e_c && action.eventAction === hit.e_a
  return action.type === 'action' && action.pageTitle === hit.action_name
}
