import { createMatomoApi } from '../../scripts/matomo/api'
import type { MatomoServer } from '../../scripts/matomo/types'

const name = 'Order (demo)'

/**
 * The goal that an order converts, made where the site does not have it yet.
 *
 * @returns undefined where there is no token to ask Matomo with
 */
export async function findOrderGoal({ url, token, siteId }: MatomoServer): Promise<number | undefined> {
  if (!token) return undefined
  const api = createMatomoApi({ url, token })
  // An object by goal id, or an empty list.
  const goals = await api.call<Record<string, { idgoal: string; name: string }>>('Goals.getGoals', {
    idSite: siteId,
  })
  const goal = Object.values(goals).find((candidate) => candidate.name === name)
  return goal ? Number(goal.idgoal) : api.addGoal(siteId, name, { repeatable: true })
}
