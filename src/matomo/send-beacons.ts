import type { EarlyRequests } from './early-requests'
import { BEACON_TYPE, beaconBody } from './tracking-request'

/**
 * Sends the first requests of each tracker, as many as fit, in one beacon for each.
 *
 * @returns how many requests of each tracker were sent: 0 where the browser refuses the first tracker's beacon
 */
export function sendBeacons(trackers: readonly EarlyRequests[]): number {
  const bodies = trackers.map(({ requests }) => requests.map(({ request }) => request))
  // What one tracker gets, all get: what is stored for the next page goes to all of them.
  const count = Math.min(...bodies.map((requests) => beaconBody(requests, trackers.length).count))
  if (count === 0) return 0
  for (const [index, { tracker }] of trackers.entries()) {
    const { body } = beaconBody(bodies[index]?.slice(0, count) ?? [], trackers.length)
    const isSent = sendBeacon(tracker.trackerUrl, body)
    // The requests are stored then. Once a tracker has them, they cannot be: that tracker would get them twice.
    if (!isSent && index === 0) return 0
  }
  return count
}

function sendBeacon(url: string, body: string): boolean {
  try {
    return navigator.sendBeacon(url, new Blob([body], { type: BEACON_TYPE }))
  } catch {
    // The address is none that a beacon may go to.
    return false
  }
}
