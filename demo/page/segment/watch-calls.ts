import type { Context, Plugin } from '@segment/analytics-next'
import type { CallLog } from '../panel/call-log'

/**
 * A plugin for analytics.js that tells the log of each call at the moment when the shop makes it. It stands before the Matomo plugin,
 * which may report a reset at once.
 */
export function watchCalls(log: CallLog): Plugin {
  return {
    name: 'Demo',
    type: 'utility',
    version: '1.0.0',
    isLoaded: () => true,
    load(_, analytics) {
      analytics.on('dispatch_start', ({ event }: Context) => log.addCall(event))
      analytics.on('reset', log.addReset)
      return Promise.resolve()
    },
  }
}
