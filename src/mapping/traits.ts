import { visitDimensions } from './custom-dimensions'
import type { Draft } from './draft'

/** Identify and group: what their traits set for all hits that follow. Neither is a hit itself. */
export function mapTraits(draft: Draft): void {
  const { state } = draft
  const dimensions = new Set(state.dimensions)
  for (const [id, value] of visitDimensions(draft)) {
    draft.push('setCustomDimension', id, value)
    dimensions.add(id)
  }
  state.dimensions = [...dimensions]
}
