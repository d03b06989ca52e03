import type { SegmentEvent } from '@segment/analytics-next'
import type { MatomoCommand } from '../matomo/commands'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { appendToHits, isHit } from './append-to-hits'
import type { Commerce } from './commerce/commerce'
import { LATE_SECONDS, MAX_LATE_SECONDS, secondsSince } from './lateness'
import type { Mapping, Moment, Omit } from './mapping'
import { mapPage } from './page'
import type { State } from './state'
import { mapTrack } from './track'
import { mapTraits } from './traits'
import { mapUserId } from './user-id'

/** Maps one Segment call to matomo.js commands. */
export function mapEvent(
  event: SegmentEvent,
  state: State,
  settings: ResolvedSettings,
  moment: Moment,
): Mapping {
  const omitted: string[] = []
  const omit = (what: string) => void omitted.push(what)
  const [userCommands, user] = mapUserId(event, state, settings, omit)
  const [commands, next, { cart } = {}] = mapCall(event, { ...state, user }, settings, moment, omit)
  if (!commands.some(isHit)) return { commands: [...userCommands, ...commands], state: next, cart, omitted }

  let seconds = secondsSince(event, moment.now)
  if (seconds > MAX_LATE_SECONDS) {
    omit(`the time of the call: Matomo takes up to 24 hours, it was ${Math.round(seconds / 3600)} hours ago`)
    seconds = 0
  }
  const dated = appendToHits(commands, {
    first: state.newVisit ? 'new_visit=1' : undefined,
    each: seconds >= LATE_SECONDS ? `cdo=${seconds}` : undefined,
    always: settings.appended,
  })
  return { commands: [...userCommands, ...dated], state: { ...next, newVisit: false }, cart, omitted }
}

function mapCall(
  event: SegmentEvent,
  state: State,
  settings: ResolvedSettings,
  moment: Moment,
  omit: Omit,
): [MatomoCommand[], State, Commerce?] {
  switch (event.type) {
    case 'track':
      return mapTrack(event, state, settings, moment, omit)
    case 'page':
    case 'screen':
      return mapPage(event, state, settings, moment, omit)
    case 'identify':
    case 'group':
      return mapTraits(event, state, settings)
    default:
      return [[], state]
  }
}
