import type { MatomoCommand } from '../matomo/commands'
import type { MappedCall, Standing } from '../matomo/mapped-call'
import type { Mapping } from './mapping'
import type { State } from './state'

/** Most sites set no custom dimensions. Making a list of an empty map takes 0.08 of the 1.6 µs of a track call. */
const NO_DIMENSIONS: Standing['dimensions'] = []

/** What calls have set so far. */
export function standingOf({ matomoUser, url, referrer, dimensions }: State): Standing {
  return {
    user: matomoUser,
    url,
    referrer,
    dimensions: dimensions.size === 0 ? NO_DIMENSIONS : [...dimensions],
  }
}

/**
 * What a call became, with what is set behind the call.
 *
 * @param time - when the call was made, in milliseconds since the epoch
 */
export function mappedCallOf({ state, commands, startsVisit }: Mapping, time: number): MappedCall {
  return { ...standingOf(state), time, commands, startsVisit }
}

/** The commands that lead from what is set to what shall be set. A URL or a referrer that is not known stays as it is. */
export function switchCommands(from: Standing, to: Standing): readonly MatomoCommand[] {
  const commands: MatomoCommand[] = []
  if (to.user === undefined && from.user !== undefined) commands.push(['resetUserId'])
  if (to.user !== undefined && to.user !== from.user) commands.push(['setUserId', to.user])
  const [before, after] = [new Map(from.dimensions), new Map(to.dimensions)]
  for (const id of before.keys()) if (!after.has(id)) commands.push(['deleteCustomDimension', id])
  for (const [id, value] of after) {
    if (before.get(id) !== value) commands.push(['setCustomDimension', id, value])
  }
  if (to.url !== undefined && to.url !== from.url) commands.push(['setCustomUrl', to.url])
  if (to.referrer !== undefined && to.referrer !== from.referrer) {
    commands.push(['setReferrerUrl', to.referrer])
  }
  return commands
}
