import type { SegmentEvent } from '@segment/analytics-next'

/**
 * When a call was made, in milliseconds since the epoch; now, where the event does not say. After a reload, the timestamp is an
 * ISO string, because analytics.js keeps events as JSON.
 */
export function timeOfCall({ timestamp }: SegmentEvent): number {
  const time = timestamp instanceof Date ? timestamp.getTime() : Date.parse(String(timestamp))
  return Number.isNaN(time) ? Date.now() : time
}
