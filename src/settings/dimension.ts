/** A custom dimension, and where its value stands in an event. */
export interface Dimension {
  /** The path as the settings have it: `group.traits.plan`. */
  readonly setting: string
  /** What the value belongs to: one hit, or all hits of a user or of a group. */
  readonly scope: 'hit' | 'user' | 'group'
  /** The keys that lead to the value in an event: `['traits', 'plan']` in the event of a group call. */
  readonly path: readonly string[]
  readonly id: number
}

/**
 * Reads the path of a value as `customDimensions` has it. The keys stand between points, so a key with a point in it
 * cannot be named.
 *
 * @returns nothing for what is no such path
 */
export function parseDimensionPath(setting: string): Pick<Dimension, 'scope' | 'path'> | undefined {
  const keys = setting.split('.').map((key) => key.trim())
  if (keys.join('.') === 'group.id') return { scope: 'group', path: ['groupId'] }
  const isOfGroup = keys[0] === 'group'
  const path = isOfGroup ? keys.slice(1) : keys
  if (path.length < 2 || path.includes('')) return undefined
  if (path[0] === 'traits') return { scope: isOfGroup ? 'group' : 'user', path }
  const isOfHit = !isOfGroup && (path[0] === 'properties' || path[0] === 'context')
  return isOfHit ? { scope: 'hit', path } : undefined
}
