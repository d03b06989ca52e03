import { createMatomoApi } from '../../scripts/matomo/api'
import type { MatomoServer } from '../../scripts/matomo/types'

const name = 'Order (demo)'

/**
 * Finds the goal that an order converts. Makes it if the site does not have it yet.
 *
 * @returns undefined if there is no token for Matomo's API
 */
export async function findOrderGoal({ url, token, siteId }: MatomoServer): Promise<number | undefined> {
  if (token === undefined) return undefined
  const api = createMatomoApi({ url, token })
  // Matomo answers with an object by goal id, or with an empty list.
  const goals = await api.call<Record<string, { idgoal: string; name: string }>>('Goals.getGoals', {
    idSite: siteId,
  })
  const goal = Object.values(goals).find((candidate) => candidate.name === name)
  return goal ? Number(goal.idgoal) : api.addGoal(siteId, name, { repeatable: true })
}
