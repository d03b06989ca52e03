import { createGoalIndex, type Goal, type GoalIndex } from '../goal-index'
import { isGiven } from '../is-given'
import { checkPairs } from './pairs-check'
import { mapCheck, type Check } from './check'
import { idCheck } from './value-checks'

const goalsByNameCheck: Check<readonly Goal[]> = checkPairs({
  wants: "a map of event names to goal ids, such as { 'Order Completed': 2 }",
  wantsRow: "the name of an event and the id of a goal, such as { key: 'Order Completed', value: 2 }",
  readPair(name, value, setting) {
    const given: readonly unknown[] = Array.isArray(value) ? value.filter(isGiven) : [value]
    const readings = given.map((id) => idCheck.read(id, setting))
    const ids = readings.flatMap(({ value: id }) => (id === undefined ? [] : [id]))
    return {
      value: ids.length > 0 ? { name, ids } : undefined,
      mistakes: readings.flatMap(({ mistakes }) => mistakes),
    }
  },
})

/** Which goals an event converts. */
export const goalsCheck: Check<GoalIndex> = mapCheck(goalsByNameCheck, createGoalIndex)
