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

  return new Proxy<StandInTracker>(
    { getSiteId: () => state.parameters.idsite, getTrackerUrl: () => state.trackerUrl },
    {
      get(target, method) {
        const name = String(method)
        if (name in target || !isKnownMethod(name)) return target[name]
        return (...args: unknown[]) => {
          run(name, args)
        }
      },
    },
  )
}
