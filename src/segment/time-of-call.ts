import type { SegmentEvent } from '@segment/analytics-next'

/**
 * When a call was made, in milliseconds since the epoch; now, where the event does not say. After a reload, the timestamp is an
 * ISO string, because analytics.js keeps events as JSON. A caller may also give the milliseconds.
 */
export function timeOfCall({ timestamp }: SegmentEvent): number {
  const time = toTime(timestamp)
  return Number.isFinite(time) ? time : Date.now()
}

function toTime(timestamp: unknown): number {
  if (typeof timestamp === 'number') return timestamp
  return timestamp instanceof Date ? timestamp.getTime() : Date.parse(String(timestamp))
}
