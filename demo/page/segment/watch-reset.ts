import type { Analytics } from '@segment/analytics-next'
import type { CallLog } from '../panel/call-log'

/** No plugin method is called on `analytics.reset()`: the destination hears of it by an event. */
export function watchReset(analytics: Analytics, log: CallLog): void {
  const reset = analytics.reset.bind(analytics)
  analytics.reset = () => {
    log.during({ method: 'reset', name: '', detail: {} }, () => {
      reset()
    })
  }
}
