import type { Dimension } from '../settings/dimension'
import { push, type Draft } from './draft'
import { readDimension } from './read-dimension'
import type { MappedTraits, State } from './state'

/** Whose traits fill a dimension. Such dimensions are set for all hits that follow. */
type TraitScope = Exclude<Dimension['scope'], 'hit'>

/**
 * An `identify` or `group` call. Its traits are all that Segment remembers of the user or the group, so the mapped dimensions
 * get the values of these traits, for all hits that follow, and a dimension whose trait is gone is deleted. The call itself is no hit.
 */
export function mapTraits(draft: Draft): void {
  const { event, state } = draft
  const scope = event.type === 'group' ? 'group' : 'user'
  const traits = readTraits(draft, scope)
  if (scope === 'group') {
    state.groupTraits = traits
  } else {
    state.userTraits = traits
    // `mapUserId` has made the user of this event the `eventUser`.
    state.traitsUser = state.eventUser
  }
  for (const id of idsOf(draft, scope)) applyTrait(draft, id)
}

/**
 * Called when the user of the events has changed. Takes back what the traits of another user have set, and sets those of this
 * user, if they are known: an event of another user, or of nobody, may only have come between.
 */
export function changeTraitsUser(draft: Draft): void {
  const { state } = draft
  // The traits of somebody unknown become those of the user who logs in.
  state.traitsUser ??= state.eventUser
  for (const id of idsOf(draft, 'user')) {
    if (traitOf(draft, id) !== state.dimensions.get(id)) applyTrait(draft, id)
  }
}

function readTraits(draft: Draft, scope: TraitScope): MappedTraits {
  const { event } = draft
  return new Map(
    dimensionsOf(draft, scope).map((dimension) => [dimension.setting, readDimension(event, dimension)]),
  )
}

/** The ids of the dimensions that traits of this scope fill. */
function idsOf(draft: Draft, scope: TraitScope): ReadonlySet<number> {
  return new Set(dimensionsOf(draft, scope).map(({ id }) => id))
}

function dimensionsOf({ settings }: Draft, scope: TraitScope): readonly Dimension[] {
  return settings.customDimensions.filter((dimension) => dimension.scope === scope)
}

function applyTrait(draft: Draft, id: number): void {
  const value = traitOf(draft, id)
  if (value === undefined) deleteDimension(draft, id)
  else setDimension(draft, id, value)
}

/** The value for a dimension. Several paths may lead to it, of the user and of the group: the first one that has a value counts. */
function traitOf({ settings, state }: Draft, id: number): string | undefined {
  for (const dimension of settings.customDimensions) {
    const value = dimension.id === id ? traitsOf(state, dimension.scope)?.get(dimension.setting) : undefined
    if (value !== undefined) return value
  }
  return undefined
}

function traitsOf(state: State, scope: Dimension['scope']): MappedTraits | undefined {
  if (scope === 'group') return state.groupTraits
  // The traits of another user do not count.
  return scope === 'user' && state.traitsUser === state.eventUser ? state.userTraits : undefined
}

function setDimension(draft: Draft, id: number, value: string): void {
  push(draft, 'setCustomDimension', id, value)
  draft.state.dimensions = new Map(draft.state.dimensions).set(id, value)
}

function deleteDimension(draft: Draft, id: number): void {
  const dimensions = new Map(draft.state.dimensions)
  // A dimension that no call has set may be one of the page's own.
  if (!dimensions.delete(id)) return
  push(draft, 'deleteCustomDimension', id)
  draft.state.dimensions = dimensions
}
