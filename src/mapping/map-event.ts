import type { SegmentEvent } from '@segment/analytics-next'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { Draft } from './draft'
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
  const draft = new Draft(event, state, settings, moment)
  mapUserId(draft)
  MAPPINGS[event.type]?.(draft)
  return draft.end()
}
