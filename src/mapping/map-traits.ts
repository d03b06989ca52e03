import type { Dimension } from '../settings/dimension'
import { push, type Draft } from './draft'
import { readDimensions } from './read-dimensions'

/** The scopes of dimensions that are set for all hits: whose traits they are. */
type TraitScope = Exclude<Dimension['scope'], 'hit'>

/**
 * An `identify` or `group` call. Its traits are all that Segment remembers of the user or the group, so the mapped dimensions
 * become those traits: what is new is set for all hits that follow, and what is gone is deleted. The call itself is no hit.
 */
export function mapTraits(draft: Draft): void {
  const { event, state } = draft
  const scope = event.type === 'group' ? 'group' : 'user'
  const values = readDimensions(draft, scope)
  if (scope === 'group') state.groupTraits = values
  else {
    state.userTraits = values
    state.traitsUser = state.eventUser
  }
  for (const id of idsOf(draft, scope)) applyTrait(draft, id)
}

/**
 * Called when the user of the events has changed. Takes back what the traits of another user have set. If an event of another
 * user, or of nobody, has only come between, sets the user's traits again, because analytics.js still remembers them.
 */
export function changeTraitsUser(draft: Draft): void {
  const { state } = draft
  // The traits of somebody unknown become those of the user who logs in.
  state.traitsUser ??= state.eventUser
  for (const id of idsOf(draft, 'user')) {
    if (traitOf(draft, id) !== state.dimensions.get(id)) applyTrait(draft, id)
  }
}

/** The dimensions to which traits of this scope lead. */
function idsOf({ settings }: Draft, wanted: TraitScope): ReadonlySet<number> {
  const dimensions = settings.customDimensions.filter(({ scope }) => scope === wanted)
  return new Set(dimensions.map(({ id }) => id))
}

function applyTrait(draft: Draft, id: number): void {
  const value = traitOf(draft, id)
  if (value === undefined) deleteDimension(draft, id)
  else setDimension(draft, id, value)
}

/** Traits of the user and of the group may lead to one dimension: the first path that has a value counts. */
function traitOf({ settings, state }: Draft, id: number): string | undefined {
  const userTraits = state.traitsUser === state.eventUser ? state.userTraits : undefined
  for (const dimension of settings.customDimensions) {
    if (dimension.id !== id) continue
    const traits = { hit: undefined, user: userTraits, group: state.groupTraits }[dimension.scope]
    const value = traits?.get(id)
    if (value !== undefined) return value
  }
  return undefined
}

function setDimension(draft: Draft, id: number, value: string): void {
  push(draft, 'setCustomDimension', id, value)
  draft.state.dimensions = new Map(draft.state.dimensions).set(id, value)
}

function deleteDimension(draft: Draft, id: number): void {
  const dimensions = new Map(draft.state.dimensions)
  if (!dimensions.delete(id)) return
  push(draft, 'deleteCustomDimension', id)
  draft.state.dimensions = dimensions
}
