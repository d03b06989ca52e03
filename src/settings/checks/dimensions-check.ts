import { parseDimensionPath, type Dimension } from '../dimension'
import { useless, type Check } from './check'
import { checkPairs } from './pairs-check'
import { idCheck } from './value-checks'

/** Which values of an event go to which custom dimensions. */
export const dimensionsCheck: Check<readonly Dimension[]> = checkPairs(
  "a map of paths in the event to ids of dimensions, such as { 'properties.plan': 1 }",
  (setting, given, place) => {
    const path = parseDimensionPath(setting)
    if (!path) {
      const wants =
        "under a path such as 'properties.plan', 'context.app.version', 'traits.tier', 'group.traits.plan' or 'group.id'"
      return useless(place, given, wants)
    }
    const { value: id, mistakes } = idCheck.read(given, place)
    return { value: id === undefined ? undefined : { ...path, setting, id }, mistakes }
  },
)
