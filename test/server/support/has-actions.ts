import type { Visit } from '../../../scripts/matomo/types'

/** Whether visits have so many actions together: Matomo has then recorded everything that was sent. */
export const hasActions =
  (count: number) =>
  (visits: readonly Visit[]): boolean =>
    visits.flatMap(({ actionDetails }) => actionDetails).length === count
