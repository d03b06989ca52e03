import type { ScriptFault } from '../../support/test-site'

/** A fault that only the first request for matomo.js meets. */
export const firstTime = (fault: ScriptFault) => (before: number) => (before ? undefined : fault)

/** Drops the connection for two seconds from the first request on: a browser asks again by itself, several times at once. */
export function dropAtFirst(): (before: number) => ScriptFault | undefined {
  let end = 0
  return (before) => {
    if (before === 0) end = Date.now() + 2000
    return Date.now() < end ? 'drop' : undefined
  }
}
