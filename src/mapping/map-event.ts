import type { SegmentEvent } from '@segment/analytics-next'
import { canStartVisit } from '../matomo/hit'
import { callOptions } from '../segment/integrations'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { Draft } from './draft'
import { mapPage } from './map-page'
import type { Mapping, Moment } from './mapping'
import { mapTrack } from './map-track'
import { mapTraits } from './map-traits'
import { mapUserId } from './map-user-id'
import type { State } from './state'

/** Maps one Segment call to commands for matomo.js. */
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
  mapByType(draft)
  const { commands, omitted, cart } = draft
  const startsVisit = draft.state.startsVisit && commands.some(canStartVisit)
  if (startsVisit) draft.state.startsVisit = false
  return { commands, startsVisit, state: draft.state, cart, omitted }
}

function mapByType(draft: Draft): void {
  const { event } = draft
  mapUserId(draft)
  switch (event.type) {
    case 'track':
      mapTrack(draft)
      break
    case 'page':
    case 'screen':
      mapPage(draft)
      break
    case 'identify':
    case 'group':
      mapTraits(draft)
  }
}
