import type { Dimension } from '../settings/dimension'
import { push, type Draft } from './draft'
import { readDimensions } from './read-dimensions'

/**
 * An `identify` or `group` call. Its traits are all that Segment remembers of the user or the group, so the mapped dimensions
 * become those traits: what is new is set for all hits that follow, and what is gone is deleted. The call itself is no hit.
 */
export function mapTraits(draft: Draft): void {
  const scope = draft.event.type === 'group' ? 'group' : 'user'
  for (const [id, value] of readDimensions(draft, scope)) {
    if (value === undefined) deleteDimension(draft, id)
    else setDimension(draft, id, value)
  }
}

/** Another user: what the traits of the user before have set is taken back, as analytics.js forgets those traits. */
export function forgetTraits(draft: Draft): void {
  const isOfUser = ({ scope }: Dimension) => scope === 'user'
  for (const { id } of draft.settings.customDimensions.filter(isOfUser)) deleteDimension(draft, id)
}

function setDimension({ commands, state }: Draft, id: number, value: string): void {
  commands.push(['setCustomDimension', id, value])
  state.dimensions = new Map(state.dimensions).set(id, value)
}

function deleteDimension(draft: Draft, id: number): void {
  const dimensions = new Map(draft.state.dimensions)
  if (!dimensions.delete(id)) return
  push(draft, 'deleteCustomDimension', id)
  draft.state.dimensions = dimensions
}
