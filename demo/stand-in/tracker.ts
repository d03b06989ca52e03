import { applyCommand, BEACON_TYPE, createTracker, isKnownMethod } from '../../src/matomo/tracking-request'
import { readPage } from '../../src/matomo/tracking-request/read-page'
import { watchLinks } from './watch-links'

/** The methods that `_paq` commands and queued functions find. By the getters, the plugin knows its own tracker. */
export type StandInTracker = Record<string, ((...args: unknown[]) => unknown) | undefined>

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

  const getters: StandInTracker = {
    getSiteId: () => state.parameters.idsite,
    getTrackerUrl: () => state.trackerUrl,
  }

  return new Proxy<StandInTracker>(
    {},
    {
      get: (_, method) =>
        getters[String(method)] ??
        (typeof method === 'string' && isKnownMethod(method)
          ? (...args: unknown[]) => {
              run(method, args)
            }
          : undefined),
    },
  )
}
