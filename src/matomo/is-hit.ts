import type { MatomoCommand } from './commands'

/** Whether a command makes matomo.js send a request. */
export function isHit([method]: MatomoCommand): boolean {
  return method.startsWith('track')
}
