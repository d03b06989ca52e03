import type { TrackerState } from './tracker-state'

/** A URL as it stands in a request. */
export function sentUrl({ discardsHash }: TrackerState, url: unknown): string {
  return discardsHash ? String(url).replace(/#.*/, '') : String(url)
}
