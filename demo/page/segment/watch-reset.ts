import type { Analytics } from '@segment/analytics-next'
import type { CallLog } from '../panel/call-log'

/** Adds resets to the log. analytics.js calls no method of a plugin at a reset, but emits an event. */
export function watchReset(analytics: Analytics, log: CallLog): void {
  const reset = analytics.reset.bind(analytics)
  analytics.reset = () => {
    log.during({ method: 'reset', name: '', detail: {} }, () => {
      reset()
    })
  }
}
