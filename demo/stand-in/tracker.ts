import { applyCommand, BEACON_TYPE, createTracker, isKnownMethod } from '../../src/matomo/tracking-request'
import { readPage } from '../../src/matomo/tracking-request/read-page'
import { watchLinks } from './watch-links'

/** The methods that `_paq` commands and queued functions find. */
export type StandInTracker = Record<string, ((...args: unknown[]) => void) | undefined>

/** The tracker of the stand-in for matomo.js - not Matomo's code. Each known method is there, and sends what comes of it. */
export function createStandInTracker(): StandInTracker {
  const state = createTracker(readPage())

  function run(method: string, args: readonly unknown[]): void {
    const request = applyCommand(state, [method, ...args], Date.now())
    if (request !== undefined)
      navigator.sendBeacon(state.trackerUrl, new Blob([request], { type: BEACON_TYPE }))
    if (method === 'enableLinkTracking')
      watchLinks((url) => {
        run('trackLink', [url, 'link'])
      })
  }

  return new Proxy<StandInTracker>(
    {},
    {
      get: (_, method) =>
        typeof method === 'string' && isKnownMethod(method)
          ? (...args: unknown[]) => {
              run(method, args)
            }
          : undefined,
    },
  )
}
