import type { Goal } from '../goal-index'
import { isGiven } from '../is-given'
import type { Check } from './check'
import { checkPairs } from './pairs-check'
import { idCheck } from './value-checks'

/** Which goals an event converts. */
export const goalsCheck: Check<readonly Goal[]> = checkPairs(
  "a map of event names to goal ids, such as { 'Order Completed': 2 }",
  (name, value, setting) => {
    const given: readonly unknown[] = Array.isArray(value) ? value.filter(isGiven) : [value]
    const readings = given.map((id) => idCheck.read(id, setting))
    const ids = readings.flatMap(({ value: id }) => (id === undefined ? [] : [id]))
    return {
      value: ids.length > 0 ? { name, ids } : undefined,
      mistakes: readings.flatMap(({ mistakes }) => mistakes),
    }
  },
)
