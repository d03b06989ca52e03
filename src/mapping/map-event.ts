import type { SegmentEvent } from '@segment/analytics-next'
import { callOptions } from '../segment/integrations'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { setDimensions } from './custom-dimensions'
import type { Draft } from './draft'
import type { Mapping, Moment } from './mapping'
import { mapPage } from './page'
import { mapReset, RESET } from './reset'
import type { State } from './state'
import { mapTrack } from './track'
import { mapUserId } from './user-id'

/** Maps one Segment call, or a {@link RESET}, to matomo.js commands. */
export function mapEvent(
  event: SegmentEvent,
  state: State,
  settings: ResolvedSettings,
  moment: Moment,
): Mapping {
  const draft: Draft = {
    event,
    settings,
    moment,
    options: callOptions(event),
    commands: [],
    omitted: [],
    state: { ...state },
  }
  if (event === RESET) mapReset(draft)
  else {
    mapUserId(draft)
    if (event.type === 'track') mapTrack(draft)
    else if (event.type === 'page' || event.type === 'screen') mapPage(draft)
    else setDimensions(draft)
  }
  return draft
}
