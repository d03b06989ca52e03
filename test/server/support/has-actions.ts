import type { Visit } from '../../../scripts/matomo/types'

/** Whether visits have that many actions together: what was sent is all recorded then. */
export const hasActions =
  (count: number) =>
  (visits: readonly Visit[]): boolean =>
    visits.flatMap(({ actionDetails }) => actionDetails).length === count
