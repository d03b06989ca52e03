import type { Hit } from '../hits/hit'
import type { ShopCall } from '../visit/visit'

/** The parameters that a hit must have. A hit must not have a parameter that is `undefined` here. */
export type ExpectedHit = Record<string, string | undefined>

/** Says which hits the shop's calls must become: one for each page view, event, goal and commerce report. */
export function expectedHits(
  calls: readonly ShopCall[],
  { origin, goals }: { origin: string; goals: Record<string, number> },
): ExpectedHit[] {
  const hits: ExpectedHit[] = []
  let url = ''
  let uid: string | undefined
  let newVisit: string | undefined
  const expect = (hit: ExpectedHit) => {
    hits.push({ ...hit, url, uid, new_visit: newVisit })
    newVisit = undefined
  }

  for (const call of calls) {
    switch (call.type) {
      case 'identify':
        uid = call.userId
        break
      case 'reset':
        uid = undefined
        newVisit = '1'
        break
      case 'go':
        url = origin + call.path
        break
      case 'page':
        expect({ action_name: `${call.heading} – Slow Morning` })
        break
      case 'track': {
        const { event, category = 'All', revenue, report } = call
        const goal = goals[event]
        if (goal !== undefined) expect({ idgoal: String(goal), revenue: toParam(revenue) })
        expect({ e_c: category, e_a: event, e_v: toParam(revenue) })
        if (report) expect(report)
      }
    }
  }
  return hits
}

const toParam = (amount: number | undefined) => (amount === undefined ? undefined : String(amount))

/** The expected hits that were not received, or not answered with success. Each hit counts once. */
export function missingHits(expected: readonly ExpectedHit[], hits: readonly Hit[]): ExpectedHit[] {
  const left = hits.filter(({ status }) => status >= 200 && status < 300)
  return expected.filter((wanted) => {
    const index = left.findIndex(({ params }) =>
      Object.entries(wanted).every(([name, value]) => params[name] === value),
    )
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}
