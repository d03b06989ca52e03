import type { MatomoCommand } from '../matomo/commands'

/** Request parameters to add to the hits among some commands, such as `cdo=60`. */
interface Additions {
  /** For the first hit only. */
  readonly first: string | false
  /** For each hit. */
  readonly each: string | false
  /** What is added to all requests of the page anyway, by the user's own commands. */
  readonly always: string
}

/**
 * Adds request parameters to hits. What `appendToTrackingUrl` sets stays until it is called again, and
 * takes the place of what was set before: so it is set before a hit and set back after it.
 */
export function appendToHits(
  commands: readonly MatomoCommand[],
  { first, each, always }: Additions,
): MatomoCommand[] {
  const result: MatomoCommand[] = []
  let appended = always
  const append = (parameters: string) => {
    if (parameters !== appended) result.push(['appendToTrackingUrl', parameters])
    appended = parameters
  }
  for (const command of commands) {
    if (isHit(command)) {
      append([always, first, each].filter(Boolean).join('&'))
      first = false
    }
    result.push(command)
  }
  append(always)
  return result
}

/** Whether a command makes matomo.js send a request. */
export function isHit([method]: MatomoCommand): boolean {
  return method.startsWith('track')
}
