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

/** `properties.plan`, `context.app.version`, `traits.tier`, `group.traits.plan`: what leads to the value of a dimension. */
const PATH = /^(properties|context|(group\.)?traits)(\.[^.]+)+$/

/**
 * Reads the path of a value as `customDimensions` has it. The keys stand between points, so a key with a point in it
 * cannot be named.
 *
 * @returns `undefined` if the text is no such path
 */
export function parseDimensionPath(setting: string): Pick<Dimension, 'scope' | 'path'> | undefined {
  if (setting === 'group.id') return { scope: 'group', path: ['groupId'] }
  if (!PATH.test(setting)) return undefined
  const path = setting.split('.')
  if (path[0] === 'group') return { scope: 'group', path: path.slice(1) }
  return { scope: path[0] === 'traits' ? 'user' : 'hit', path }
}
