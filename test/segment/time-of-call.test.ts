import type { SegmentEvent } from '@segment/analytics-next'
import { timeOfCall } from '../../src/segment/time-of-call'

const at = (timestamp: unknown) => timeOfCall({ type: 'track', timestamp } as SegmentEvent)
const NOON = Date.UTC(2026, 10, 23, 12)

test.each([[new Date(NOON)], [new Date(NOON).toISOString()], [NOON]])(
  '%p is the time of the call',
  (timestamp) => {
    expect(at(timestamp)).toBe(NOON)
  },
)

test.each([undefined, null, 'soon', {}, new Date(NaN), NaN, Infinity])('%p stands for now', (timestamp) => {
  jest.useFakeTimers({ now: NOON })
  expect(at(timestamp)).toBe(NOON)
  jest.useRealTimers()
})
