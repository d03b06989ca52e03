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
  const [root, ...keys] = setting.split('.').map((key) => key.trim())
  if (keys.length === 0 || keys.includes('')) return undefined
  switch (root) {
    case 'properties':
    case 'context':
      return { scope: 'hit', path: [root, ...keys] }
    case 'traits':
      return { scope: 'user', path: [root, ...keys] }
    case 'group':
      return parseGroupPath(keys)
    default:
      return undefined
  }
}

function parseGroupPath(keys: readonly string[]): Pick<Dimension, 'scope' | 'path'> | undefined {
  const [first, ...rest] = keys
  if (first === 'id' && rest.length === 0) return { scope: 'group', path: ['groupId'] }
  if (first === 'traits' && rest.length > 0) return { scope: 'group', path: ['traits', ...rest] }
  return undefined
}
