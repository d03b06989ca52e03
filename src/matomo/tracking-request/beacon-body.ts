/** The content type of matomo.js's own beacons, also of those with several requests, which are JSON. */
export const BEACON_TYPE = 'application/x-www-form-urlencoded; charset=UTF-8'

/** How much the beacons of a page may carry. Browsers allow 64 KiB for all beacons that are under way. */
const MAX_BYTES = 60 * 1024

/**
 * The body of a beacon for the first requests, as many as fit. One request is sent as it is, several in the bulk form of
 * Matomo's Tracking API.
 *
 * @param beacons - how many beacons share the browser's limit; the default is 1
 * @returns the body, and how many requests it holds: 0 if the first request is too long by itself
 */
export function beaconBody(requests: readonly string[], beacons = 1): { body: string; count: number } {
  let bytes = byteLength(bulkBody([]))
  let count = 0
  for (const request of requests) {
    // One more byte for the comma before the next request.
    bytes += byteLength(JSON.stringify(`?${request}`)) + 1
    if (bytes > MAX_BYTES / beacons) break
    count++
  }
  const taken = requests.slice(0, count)
  return { body: taken.length > 1 ? bulkBody(taken) : taken.join(''), count }
}

function bulkBody(requests: readonly string[]): string {
  return JSON.stringify({ requests: requests.map((request) => `?${request}`), send_image: 0 })
}

const byteLength = (text: string) => new Blob([text]).size
