import type { SegmentEvent } from '@segment/analytics-next'
import type { MatomoCommand } from '../matomo/commands'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { visitDimensions } from './custom-dimensions'
import type { State } from './state'

/** Identify and group: what their traits set for all hits that follow. Neither is a hit itself. */
export function mapTraits(
  event: SegmentEvent,
  state: State,
  { customDimensions }: ResolvedSettings,
): [MatomoCommand[], State] {
  const values = visitDimensions(event, customDimensions)
  const commands = values.map(([id, value]): MatomoCommand => ['setCustomDimension', id, value])
  const dimensions = [...new Set([...state.dimensions, ...values.map(([id]) => id)])]
  return [commands, { ...state, dimensions }]
}
