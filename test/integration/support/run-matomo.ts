/**
 * Lets a stand-in for matomo.js take `_paq` over.
 *
 * @returns the commands that it is given, in their order
 */
export function runMatomo(): unknown[][] {
  const given: unknown[][] = []
  window._paq = {
    push(...entries) {
      for (const entry of entries) given.push(entry as unknown as unknown[])
    },
  }
  return given
}

/** Gives matomo.js one tracker, for the site and the server that `startAnalytics` names. */
export function addTracker(methods: Record<string, (...args: unknown[]) => unknown> = {}) {
  const tracker = {
    getSiteId: () => 1,
    getTrackerUrl: () => 'https://matomo.test/matomo.php',
    ...methods,
  }
  window.Matomo = { getTracker: () => tracker, getAsyncTrackers: () => [tracker] }
  return tracker
}
