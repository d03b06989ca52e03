import { push, type Draft } from './draft'
import { readDimensions } from './read-dimensions'

/** An `identify` or `group` call: its traits set custom dimensions for all hits that follow. The call itself is no hit. */
export function mapTraits(draft: Draft): void {
  const { event, state } = draft
  const { type, traits, groupId } = event
  const source = type === 'group' ? { group: { id: groupId, traits } } : { traits }
  for (const [id, value] of readDimensions(draft, source)) {
    push(draft, 'setCustomDimension', id, value)
    state.dimensions = new Map(state.dimensions).set(id, value)
  }
}

/** Another user: takes back what the traits of the user before have set, as analytics.js forgets those traits. */
export function forgetTraits(draft: Draft): void {
  const { settings, state } = draft
  for (const { path, id } of settings.customDimensions) {
    if (path.startsWith('traits.') && state.dimensions.has(id)) push(draft, 'deleteCustomDimension', id)
  }
}
