import { isRecord } from '../lib/is-record'
import { noCase } from '../lib/no-case'
import { parseIdSetting } from './parse-id-setting'
import { MatomoSettingsError } from './settings-error'

/** Goal ids by the event name's {@link noCase} form. A Map, so that an event named `constructor` finds nothing. */
export type GoalIds = ReadonlyMap<string, readonly number[]>

/**
 * Reads goals as a map of name to id or ids, or as Segment's `[{ key, value }]`.
 *
 * @throws MatomoSettingsError for another shape, or for an id that is not a positive integer
 */
export function parseGoals(goals: unknown): GoalIds {
  const ids = new Map<string, number[]>()
  for (const [name, value] of entries(goals)) {
    const key = noCase(name)
    const added = [value].flat().map((id) => parseIdSetting(`goals["${name}"]`, id))
    ids.set(key, [...(ids.get(key) ?? []), ...added])
  }
  return ids
}

function entries(goals: unknown): [string, unknown][] {
  if (isRecord(goals)) return Object.entries(goals)
  if (Array.isArray(goals) && goals.every((goal) => isRecord(goal) && typeof goal.key === 'string')) {
    return (goals as { key: string; value: unknown }[]).map(({ key, value }) => [key, value])
  }
  throw new MatomoSettingsError('goals', goals, 'a map of event name to goal id, or a list of { key, value }')
}
