import type { PageAnalytics } from './page-analytics'
import { windowAnalytics } from './window-analytics'

/** Calls back with analytics.js once it has loaded; never if it cannot load. */
export function whenLoaded(given: PageAnalytics, callback: (loaded: PageAnalytics) => void): void {
  if (given.then) {
    given.then(
      () => callback(given),
      () => undefined,
    )
    return
  }
  const look = (wait: number) => {
    const analytics = Array.isArray(given) ? windowAnalytics() : given
    const isLoaded = analytics && !Array.isArray(analytics) && analytics.initialized !== false
    if (isLoaded) callback(analytics)
    // Looks ever more rarely, because an analytics.js that is blocked never loads.
    else setTimeout(() => look(wait * 1.2), wait)
  }
  look(50)
}
