import { parseDimensionPath, type Dimension } from '../dimension'
import { useless, type Check } from './check'
import { checkPairs } from './pairs-check'
import { idCheck } from './value-checks'

const WANTS_PATH =
  "a path that begins with properties, traits, context or group.traits, such as 'properties.plan', or 'group.id'"

/** Which values of an event go to which custom dimensions. */
export const dimensionsCheck: Check<readonly Dimension[]> = checkPairs({
  wants: "a map of paths in the event to ids of dimensions, such as { 'properties.plan': 1 }",
  wantsRow: "a path in the event and the id of a dimension, such as { key: 'properties.plan', value: 1 }",
  readPair(setting, given, place) {
    const path = parseDimensionPath(setting)
    if (!path) return useless(place, setting, WANTS_PATH)
    const { value: id, mistakes } = idCheck.read(given, place)
    return { value: id === undefined ? undefined : { ...path, setting, id }, mistakes }
  },
})
