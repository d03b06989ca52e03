import { isIdText } from '../lib/is-id-text'
import { omit, type Draft } from './draft'
import { readDimension, toDimension } from './read-dimension'

/** The custom dimensions of one hit, as the last argument of a tracking command takes them. */
export type HitDimensions = Record<`dimension${string}`, string>

/**
 * The custom dimensions of one hit: mapped properties and context, and what the call itself gives in
 * `integrations.Matomo.customDimensions`, such as `{ 1: 'x' }`, which wins.
 */
export function hitDimensions(draft: Draft): HitDimensions | undefined {
  const { event, settings, options } = draft
  const given = options.customDimensions
  if (settings.customDimensions.length === 0 && !given) return undefined
  const dimensions: HitDimensions = {}
  for (const dimension of settings.customDimensions) {
    const value = dimension.scope === 'hit' ? readDimension(event, dimension) : undefined
    // Two paths may lead to one dimension: the first one that has a value counts.
    if (value !== undefined) dimensions[`dimension${dimension.id}`] ??= value
  }
  if (typeof given === 'object' && given !== null) addGiven(draft, dimensions, given)
  return Object.keys(dimensions).length === 0 ? undefined : dimensions
}

function addGiven(draft: Draft, dimensions: HitDimensions, given: object): void {
  for (const [key, each] of Object.entries(given)) {
    const id = key.replace(/^dimension/, '')
    const value = toDimension(each)
    if (isIdText(id) && value !== undefined) dimensions[`dimension${id}`] = value
    else {
      omit(
        draft,
        `The custom dimension "${key}" was not sent to Matomo because it is not an id and a text. Write customDimensions as { 1: "value" }.`,
      )
    }
  }
}
