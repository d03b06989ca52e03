import type { SegmentEvent } from '@segment/analytics-next'
import { reader } from '../lib/reader'
import { callOptions } from '../segment/integrations'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { appendToHits, isHit } from './append-to-hits'
import type { Draft } from './draft'
import { LATE_SECONDS, MAX_LATE_SECONDS, secondsSince } from './lateness'
import type { Mapping, Moment } from './mapping'
import { mapPage } from './page'
import type { State } from './state'
import { mapTrack } from './track'
import { mapTraits } from './traits'
import { mapUserId } from './user-id'

const MAPPINGS: Readonly<Record<string, (draft: Draft) => void>> = {
  track: mapTrack,
  page: mapPage,
  screen: mapPage,
  identify: mapTraits,
  group: mapTraits,
}

/** Maps one Segment call to matomo.js commands. */
export function mapEvent(
  event: SegmentEvent,
  state: State,
  settings: ResolvedSettings,
  moment: Moment,
): Mapping {
  const omitted: string[] = []
  const omit = (what: string) => void omitted.push(what)
  const draft: Draft = {
    ...reader(event.properties),
    ...{ event, settings, moment, omit, options: callOptions(event), commands: [], state },
  }
  mapUserId(draft)
  MAPPINGS[event.type]?.(draft)
  const { commands, cart } = draft
  const mapping = { commands, state: draft.state, cart, omitted }
  if (!commands.some(isHit)) return mapping

  let seconds = secondsSince(event, moment.now)
  if (seconds > MAX_LATE_SECONDS) {
    omit(`the time of the call: Matomo takes up to 24 hours, it was ${Math.round(seconds / 3600)} hours ago`)
    seconds = 0
  }
  const dated = appendToHits(commands, {
    first: state.newVisit && 'new_visit=1',
    each: seconds >= LATE_SECONDS && `cdo=${seconds}`,
    always: settings.appended,
  })
  return { ...mapping, commands: dated, state: { ...draft.state, newVisit: false } }
}
