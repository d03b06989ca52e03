import type { EarlyRequests } from './early-requests'
import { BEACON_TYPE, beaconBody } from './tracking-request'
import type { TrackerAddress } from './tracker-address'

/** What the browser has taken. */
export interface SentBeacons {
  /** How many requests of each tracker were sent: 0 where the browser refuses the first tracker's beacon. */
  readonly count: number
  /** The further trackers whose beacon the browser has refused. They have got nothing. */
  readonly refused: readonly TrackerAddress[]
}

/** Sends the first requests of each tracker, as many as fit, in one beacon for each. */
export function sendBeacons(trackers: readonly EarlyRequests[]): SentBeacons {
  const nothing: SentBeacons = { count: 0, refused: [] }
  const bodies = trackers.map(({ requests }) => requests.map(({ request }) => request))
  // What one tracker gets, all get: what is stored for the next page goes to all of them.
  const count = Math.min(...bodies.map((requests) => beaconBody(requests, trackers.length).count))
  if (count === 0) return nothing
  const refused: TrackerAddress[] = []
  for (const [index, { tracker, address }] of trackers.entries()) {
    const { body } = beaconBody(bodies[index]?.slice(0, count) ?? [], trackers.length)
    if (sendBeacon(tracker.trackerUrl, body)) continue
    if (index === 0) return nothing
    refused.push(address)
  }
  return { count, refused }
}

function sendBeacon(url: string, body: string): boolean {
  try {
    return navigator.sendBeacon(url, new Blob([body], { type: BEACON_TYPE }))
  } catch {
    // The address is none that a beacon may go to.
    return false
  }
}
